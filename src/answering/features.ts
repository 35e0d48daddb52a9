import type { Generation } from '../search/generation.ts'
import { SYNONYM } from '../search/lexical-index.ts'
import type { LexicalIndex, Phrase, WeighedConcept } from '../search/lexical-index.ts'
import { termsOf } from '../search/terms.ts'
import type { Embedding } from '../types.ts'
import { coverageOf } from './coverage.ts'

/**
 * What speaks for a passage, each about 0 to 1; shares are by weight of the question's concepts, synonyms counting half.
 * - dense: cosine of question and passage
 * - denseSentence: the same for its best sentence, or for itself where that is more
 * - lexical: BM25 as a share of what the question could reach
 * - coverage: share of the concepts in the passage
 * - sentence: the same for its best sentence
 * - title: the same for the title of the essay
 * - neighbours: the larger `lexical` of the passages before and after it
 */
export const FEATURES = ['dense', 'denseSentence', 'lexical', 'coverage', 'sentence', 'title', 'neighbours'] as const
export type Features = Readonly<Record<(typeof FEATURES)[number], number>>

/** A way to say a concept, in numbers of terms, and how much it counts. */
interface Form {
  readonly terms: readonly number[]
  readonly share: number
}

/** Measures passages for one question. */
export class FeatureExtractor {
  readonly #concepts: readonly WeighedConcept[]
  readonly #forms: readonly (readonly Form[])[]
  readonly #reachable: number
  readonly #lexical: Float32Array
  readonly #embedding: Embedding
  readonly #generation: Generation
  readonly #titles = new Map<string, number>()

  constructor(concepts: readonly WeighedConcept[], lexical: Float32Array, embedding: Embedding, generation: Generation) {
    this.#concepts = concepts
    this.#forms = concepts.map((concept) => formsOf(concept, generation.lexicalIndex))
    this.#reachable = concepts.reduce((sum, { weight }) => sum + weight, 0)
    this.#lexical = lexical
    this.#embedding = embedding
    this.#generation = generation
  }

  of(position: number, dense: number): Features {
    return {
      dense,
      denseSentence: Math.max(dense, ...this.#generation.sentenceVectors.cosines(position, this.#embedding)),
      lexical: this.#lexical[position]!,
      coverage: this.#share((concept) => Math.min(1, countIn(concept, position))),
      sentence: this.#bestSentence(position),
      title: this.#title(position),
      neighbours: Math.max(this.#neighbour(position, -1), this.#neighbour(position, 1)),
    }
  }

  #share(held: (concept: WeighedConcept, index: number) => number): number {
    if (this.#reachable === 0) return 0
    return this.#concepts.reduce((sum, concept, i) => sum + concept.weight * held(concept, i), 0) / this.#reachable
  }

  #bestSentence(position: number): number {
    // Only what is in the passage can be in one of its sentences.
    const present = this.#concepts.map((concept) => countIn(concept, position) > 0)
    const shares = this.#generation.lexicalIndex.sentences(position).map((sentence) => {
      const terms = new Set(sentence)
      return this.#share((_, i) => (present[i] === true ? shareIn(terms, this.#forms[i]!) : 0))
    })
    return Math.max(0, ...shares)
  }

  #title(position: number): number {
    const { passages, essays } = this.#generation
    const { essayId } = passages[position]!
    let share = this.#titles.get(essayId)
    if (share === undefined) {
      share = coverageOf(this.#concepts, new Set(termsOf(essays.get(essayId)!.title)))
      this.#titles.set(essayId, share)
    }
    return share
  }

  #neighbour(position: number, step: -1 | 1): number {
    const { passages } = this.#generation
    return passages[position + step]?.essayId === passages[position]!.essayId ? this.#lexical[position + step]! : 0
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

/** How often a passage holds a concept. */
function countIn({ holders, counts }: WeighedConcept, position: number): number {
  let [low, high] = [0, holders.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holders[middle]! < position) low = middle + 1
    else high = middle
  }
  return holders[low] === position ? counts[low]! : 0
}
