import type { Generation } from '../search/generation.ts'
import { SYNONYM } from '../search/lexical-index.ts'
import type { LexicalIndex, Phrase, WeighedConcept } from '../search/lexical-index.ts'
import { termsOf } from '../search/terms.ts'
import type { AskedQuestion } from './asked.ts'
import { TermLikeness } from './term-likeness.ts'

/**
 * What speaks for a passage, each about 0 to 1. Three are shares of the question's concepts, by weight, that a text holds: a concept that
 * stands there counts whole, a synonym half, and otherwise it counts as far as it is like the nearest word.
 * - dense: cosine of question and passage
 * - denseSentence: the same for its best sentence, or for itself where that is more
 * - coverage: share of the concepts in the passage
 * - sentence: share of the concepts in its best sentence
 * - title: share of the concepts in the title of the essay
 * - neighbours: the larger BM25, as a share of what the question could reach, of the passages before and after it
 */
export const FEATURES = ['dense', 'denseSentence', 'coverage', 'sentence', 'title', 'neighbours'] as const
export type Features = Readonly<Record<(typeof FEATURES)[number], number>>

/** A way to say a concept, in numbers of terms, and how much it counts. */
interface Form {
  readonly terms: readonly number[]
  readonly share: number
}

/** Measures passages for one question. */
export class FeatureExtractor {
  readonly #asked: AskedQuestion
  readonly #forms: readonly (readonly Form[])[]
  readonly #reachable: number
  readonly #lexical: Float32Array
  readonly #likeness: TermLikeness
  readonly #generation: Generation
  readonly #titles = new Map<string, number>()

  /** `lexical`: BM25 of every passage. */
  constructor(asked: AskedQuestion, lexical: Float32Array, generation: Generation) {
    this.#asked = asked
    this.#forms = asked.concepts.map((concept) => formsOf(concept, generation.lexicalIndex))
    this.#reachable = asked.concepts.reduce((sum, { weight }) => sum + weight, 0)
    this.#lexical = lexical
    this.#likeness = new TermLikeness(asked.conceptEmbeddings, generation.termVectors)
    this.#generation = generation
  }

  of(position: number, dense: number): Features {
    const { sentenceVectors, lexicalIndex } = this.#generation
    const sentences = lexicalIndex.sentences(position).map((terms) => this.#held(new Set(terms)))
    return {
      dense,
      denseSentence: Math.max(dense, ...sentenceVectors.cosines(position, this.#asked.embedding)),
      coverage: this.#share((i) =>
        Math.max(Math.min(1, countIn(this.#asked.concepts[i]!, position)), ...sentences.map((held) => held[i]!)),
      ),
      sentence: Math.max(0, ...sentences.map((held) => this.#share((i) => held[i]!))),
      title: this.#title(position),
      neighbours: Math.max(this.#neighbour(position, -1), this.#neighbour(position, 1)),
    }
  }

  /** How far terms hold each concept. */
  #held(terms: ReadonlySet<number>): Float32Array {
    const held = this.#likeness.nearest(terms)
    return held.map((nearest, i) => Math.max(nearest, shareIn(terms, this.#forms[i]!)))
  }

  #share(held: (concept: number) => number): number {
    if (this.#reachable === 0) return 0
    return this.#asked.concepts.reduce((sum, { weight }, i) => sum + weight * held(i), 0) / this.#reachable
  }

  #title(position: number): number {
    const { passages, essays, lexicalIndex } = this.#generation
    const { essayId } = passages[position]!
    let share = this.#titles.get(essayId)
    if (share === undefined) {
      const terms = termsOf(essays.get(essayId)!.title).map((stem) => lexicalIndex.termNumber(stem) ?? NaN)
      const held = this.#held(new Set(terms.filter((term) => !Number.isNaN(term))))
      share = this.#share((i) => held[i]!)
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
