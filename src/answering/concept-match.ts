import type { Generation } from '../search/generation.ts'
import { SYNONYM } from '../search/lexical-index.ts'
import type { LexicalIndex, Phrase, WeighedConcept } from '../search/lexical-index.ts'
import type { Embedding } from '../types.ts'

/** A way to say a concept, in numbers of terms, and how much it counts. */
interface Form {
  readonly terms: readonly number[]
  readonly share: number
}

/**
 * How far words hold the concepts of a question: one that stands there counts whole; any other as far as it is like the nearest word (late
 * interaction, Khattab & Zaharia 2020), and where a synonym stands there at least half.
 */
export class ConceptMatch {
  readonly #concepts: readonly WeighedConcept[]
  /** In the order of the concepts. */
  readonly #embeddings: readonly (Embedding | undefined)[]
  readonly #forms: readonly (readonly Form[])[]
  readonly #reachable: number
  readonly #termVectors: Generation['termVectors']
  /** By term, because passages share most of theirs. */
  readonly #likenesses = new Map<number, Float32Array>()

  /** `embeddings`: of the concepts that are compared with words unlike their own. */
  constructor(
    concepts: readonly WeighedConcept[],
    embeddings: ReadonlyMap<WeighedConcept, Embedding>,
    { lexicalIndex, termVectors }: Pick<Generation, 'lexicalIndex' | 'termVectors'>,
  ) {
    this.#concepts = concepts
    this.#embeddings = concepts.map((concept) => embeddings.get(concept))
    this.#forms = concepts.map((concept) => formsOf(concept, lexicalIndex))
    this.#reachable = concepts.reduce((sum, { weight }) => sum + weight, 0)
    this.#termVectors = termVectors
  }

  /** Of each concept, 0 to 1: how far it is among terms, given by their numbers. */
  held(terms: ReadonlySet<number>): Float32Array {
    const held = new Float32Array(this.#forms.length)
    for (const term of terms) {
      const likeness = this.#likeness(term)
      for (let i = 0; i < held.length; i++) if (likeness[i]! > held[i]!) held[i] = likeness[i]!
    }
    return held.map((nearest, i) => Math.max(nearest, shareIn(terms, this.#forms[i]!)))
  }

  /** The share of all concepts, by weight, that is held; 0 without concepts. */
  share(held: Float32Array): number {
    if (this.#reachable === 0) return 0
    return this.#concepts.reduce((sum, { weight }, i) => sum + weight * held[i]!, 0) / this.#reachable
  }

  #likeness(term: number): Float32Array {
    let likeness = this.#likenesses.get(term)
    if (likeness === undefined) {
      likeness = new Float32Array(this.#embeddings.length)
      for (let i = 0; i < likeness.length; i++) {
        const embedding = this.#embeddings[i]
        if (embedding !== undefined) likeness[i] = this.#termVectors.cosine(term - 1, embedding)
      }
      this.#likenesses.set(term, likeness)
    }
    return likeness
  }
}

function formsOf({ phrase, synonyms }: WeighedConcept, index: LexicalIndex): Form[] {
  const numbers = (words: Phrase) => words.map((stem) => index.termNumber(stem) ?? NaN)
  return [
    { terms: numbers(phrase), share: 1 },
    ...synonyms.map((synonym) => ({ terms: numbers(synonym), share: SYNONYM })),
  ].filter(({ terms }) => !terms.some(Number.isNaN))
}

function shareIn(terms: ReadonlySet<number>, forms: readonly Form[]): number {
  return forms.find((form) => form.terms.every((term) => terms.has(term)))?.share ?? 0
}
