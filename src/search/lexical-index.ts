import { stemOf, wordsOf } from './terms.ts'

/**
 * BM25's saturation of repeated terms and weight of length (Robertson & Zaragoza 2009). Chosen on two public sets that
 * pull in opposite directions, see docs/evaluation.md.
 */
const K1 = 0.8
const B = 0.5

/** How much a synonym counts beside the word itself, and how much all of them together at most: as the word once. */
const SYNONYM = 0.5
const SYNONYMS_AT_MOST = 1

/** The stems of a word, or of a phrase such as "media sosial": a passage holds it as often as its rarest stem. */
export type Phrase = readonly string[]

/** What a question asks for in one word or phrase. */
export interface Concept {
  readonly phrase: Phrase
  /** What may stand for it. */
  readonly synonyms: readonly Phrase[]
  /** 0 to 1: how much of its weight counts. */
  readonly share: number
}

const NOWHERE: ReadonlyMap<number, number> = new Map()

/** BM25 over stemmed words. */
export class LexicalIndex {
  /** Stem → position → how often it occurs there. */
  readonly #postings = new Map<string, Map<number, number>>()
  readonly #lengths: Float32Array
  readonly #averageLength: number

  readonly #words = new Set<string>()

  constructor(texts: readonly string[]) {
    this.#lengths = new Float32Array(texts.length)
    texts.forEach((text, position) => this.#add(wordsOf(text), position))
    this.#averageLength = this.#lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, texts.length)
  }

  /** Every word of the texts, as it is written there, in lower case. */
  get words(): ReadonlySet<string> {
    return this.#words
  }

  get size(): number {
    return this.#lengths.length
  }

  /**
   * BM25 of every passage, divided by the sum of the weights of all concepts, those that no passage holds included:
   * 1 means that the passage holds every concept once. So scores of different questions can be compared.
   */
  scores(concepts: readonly Concept[]): Float32Array {
    const scores = new Float32Array(this.size)
    let reachable = 0
    for (const concept of concepts) {
      const weight = this.weight(concept)
      reachable += weight
      for (const [position, count] of this.#holders(concept)) scores[position]! += weight * this.#saturated(count, position)
    }
    return reachable > 0 ? scores.map((score) => score / reachable) : scores
  }

  /** The fewer passages hold a concept, the more it weighs; its synonyms matter only where it does not occur itself. */
  weight(concept: Concept): number {
    const own = this.#counts(concept.phrase).size
    return concept.share * this.#idf(own > 0 ? own : this.#holders(concept).size)
  }

  /** Whether any passage holds the concept. */
  knows(concept: Concept): boolean {
    return this.#holders(concept).size > 0
  }

  /** Position → how often the passage holds the concept; synonyms add to it, all together no more than the word itself once. */
  #holders({ phrase, synonyms }: Concept): ReadonlyMap<number, number> {
    const own = this.#counts(phrase)
    if (synonyms.length === 0) return own
    const added = new Map<number, number>()
    for (const synonym of synonyms) {
      for (const [position, count] of this.#counts(synonym)) {
        added.set(position, Math.min((added.get(position) ?? 0) + count * SYNONYM, SYNONYMS_AT_MOST))
      }
    }
    const holders = new Map(own)
    for (const [position, count] of added) holders.set(position, (holders.get(position) ?? 0) + count)
    return holders
  }

  #counts(phrase: Phrase): ReadonlyMap<number, number> {
    const [first = NOWHERE, ...others] = phrase.map((stem) => this.#postings.get(stem) ?? NOWHERE)
    if (others.length === 0) return first
    const counts = new Map(first)
    for (const [position, count] of counts) {
      const rarest = Math.min(count, ...others.map((postings) => postings.get(position) ?? 0))
      if (rarest > 0) counts.set(position, rarest)
      else counts.delete(position)
    }
    return counts
  }

  /** Never negative (the form of Lucene). */
  #idf(holders: number): number {
    return Math.log(1 + (this.size - holders + 0.5) / (holders + 0.5))
  }

  #add(words: readonly string[], position: number): void {
    this.#lengths[position] = words.length
    for (const word of words) {
      this.#words.add(word)
      const term = stemOf(word)
      let postings = this.#postings.get(term)
      if (postings === undefined) this.#postings.set(term, (postings = new Map<number, number>()))
      postings.set(position, (postings.get(position) ?? 0) + 1)
    }
  }

  #saturated(count: number, position: number): number {
    const length = this.#lengths[position]! / this.#averageLength
    return (count * (K1 + 1)) / (count + K1 * (1 - B + B * length))
  }
}
