import type { Generation } from '../search/generation.ts'
import type { WeighedConcept } from '../search/lexical-index.ts'
import { termsOf } from '../search/terms.ts'
import type { AskedQuestion } from './asked.ts'

/**
 * What speaks for a passage, each about 0 to 1; shares are of the question's concepts by weight, see ConceptMatch.
 * - dense: cosine of question and passage
 * - denseSentence: the same for its best sentence, or for itself where that is more
 * - coverage: share of the concepts in the passage
 * - sentence: share of the concepts in its best sentence
 * - title: share of the concepts in the title of the essay
 * - neighbours: the larger BM25, as a share of what the question could reach, of the passages before and after it
 */
export const FEATURES = ['dense', 'denseSentence', 'coverage', 'sentence', 'title', 'neighbours'] as const
export type Features = Readonly<Record<(typeof FEATURES)[number], number>>

/** Measures passages for one question. */
export class FeatureExtractor {
  readonly #asked: AskedQuestion
  readonly #lexical: Float32Array
  readonly #generation: Generation
  readonly #titles = new Map<string, number>()

  /** `lexical`: BM25 of every passage. */
  constructor(asked: AskedQuestion, lexical: Float32Array, generation: Generation) {
    this.#asked = asked
    this.#lexical = lexical
    this.#generation = generation
  }

  of(position: number, dense: number): Features {
    const { sentenceVectors, lexicalIndex } = this.#generation
    const sentences = lexicalIndex.sentences(position).map((terms) => this.#asked.match.held(new Set(terms)))
    // Several synonyms count more than one; the words of a phrase may stand in different sentences.
    const counted = Float32Array.from(this.#asked.concepts, (concept) => Math.min(1, countIn(concept, position)))
    return {
      dense,
      denseSentence: Math.max(dense, ...sentenceVectors.cosines(position, this.#asked.embedding)),
      coverage: this.#asked.match.share(counted.map((count, i) => Math.max(count, ...sentences.map((held) => held[i]!)))),
      sentence: Math.max(0, ...sentences.map((held) => this.#asked.match.share(held))),
      title: this.#title(position),
      neighbours: Math.max(this.#neighbour(position, -1), this.#neighbour(position, 1)),
    }
  }

  #title(position: number): number {
    const { passages, essays, lexicalIndex } = this.#generation
    const { essayId } = passages[position]!
    let share = this.#titles.get(essayId)
    if (share === undefined) {
      const terms = termsOf(essays.get(essayId)!.title).flatMap((stem) => lexicalIndex.termNumber(stem) ?? [])
      share = this.#asked.match.share(this.#asked.match.held(new Set(terms)))
      this.#titles.set(essayId, share)
    }
    return share
  }

  #neighbour(position: number, step: -1 | 1): number {
    const { passages } = this.#generation
    return passages[position + step]?.essayId === passages[position]!.essayId ? this.#lexical[position + step]! : 0
  }
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
