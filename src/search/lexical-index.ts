import { termsOf } from './terms.ts'

/** Saturation of repeated terms and weight of length, the usual values (Robertson & Zaragoza 2009). */
const K1 = 1.2
const B = 0.75

interface Postings {
  readonly positions: number[]
  readonly counts: number[]
}

/** BM25 over stemmed words. */
export class LexicalIndex {
  readonly #postings = new Map<string, Postings>()
  readonly #lengths: Float32Array
  readonly #averageLength: number

  constructor(texts: readonly string[]) {
    this.#lengths = new Float32Array(texts.length)
    texts.forEach((text, position) => this.#add(termsOf(text), position))
    this.#averageLength = this.#lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, texts.length)
  }

  get size(): number {
    return this.#lengths.length
  }

  get vocabulary(): Iterable<string> {
    return this.#postings.keys()
  }

  /**
   * BM25 of every passage, divided by the sum of the idf of all terms, those that no passage holds included: 1 means
   * that the passage holds every term once. So scores of different questions can be compared.
   */
  scores(terms: readonly string[]): Float32Array {
    const scores = new Float32Array(this.size)
    let reachable = 0
    for (const term of new Set(terms)) {
      const idf = this.idf(term)
      reachable += idf
      const { positions, counts } = this.#postings.get(term) ?? { positions: [], counts: [] }
      positions.forEach((position, i) => {
        scores[position]! += idf * this.#saturated(counts[i]!, position)
      })
    }
    return reachable > 0 ? scores.map((score) => score / reachable) : scores
  }

  /** The weight of a term; the rarer, the larger. Never negative (the form of Lucene). */
  idf(term: string): number {
    const holders = this.#postings.get(term)?.positions.length ?? 0
    return Math.log(1 + (this.size - holders + 0.5) / (holders + 0.5))
  }

  has(term: string): boolean {
    return this.#postings.has(term)
  }

  #add(terms: readonly string[], position: number): void {
    this.#lengths[position] = terms.length
    for (const term of terms) {
      let postings = this.#postings.get(term)
      if (postings === undefined) this.#postings.set(term, (postings = { positions: [], counts: [] }))
      if (postings.positions.at(-1) === position) postings.counts[postings.counts.length - 1]!++
      else {
        postings.positions.push(position)
        postings.counts.push(1)
      }
    }
  }

  #saturated(count: number, position: number): number {
    const length = this.#lengths[position]! / this.#averageLength
    return (count * (K1 + 1)) / (count + K1 * (1 - B + B * length))
  }
}
