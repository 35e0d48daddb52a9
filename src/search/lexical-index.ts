import { SENTENCE_END, termTableOf } from './term-table.ts'
import type { TermTable } from './term-table.ts'

/**
 * BM25's saturation of repeated terms and weight of length (Robertson & Zaragoza 2009). Chosen on two public sets that
 * pull in opposite directions, see docs/evaluation.md.
 */
const K1 = 0.8
const B = 0.5

/** How much a synonym counts beside the word itself, and how much all of them together at most: as the word once. */
export const SYNONYM = 0.5
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

/** A concept as these passages hold it. */
export interface WeighedConcept extends Concept {
  /** The fewer passages hold it, the more it weighs; its synonyms matter only where it does not occur itself. */
  readonly weight: number
  /** Passages that hold it itself. */
  readonly own: number
  /** Passages that hold it or a synonym, ascending, and how often; synonyms count half, together once at most. */
  readonly holders: Uint32Array
  readonly counts: Float32Array
}

interface Holders {
  readonly holders: Uint32Array
  readonly counts: Float32Array
}

const NOWHERE: Holders = { holders: new Uint32Array(), counts: new Float32Array() }

/** BM25 over stemmed words. */
export class LexicalIndex {
  readonly size: number
  /** Every word of the texts and titles, as it is written there, in lower case. */
  readonly words: ReadonlySet<string>
  readonly #table: TermTable
  readonly #numbers: ReadonlyMap<string, number>
  readonly #averageLength: number
  /** Per passage, all zero between two uses. */
  readonly #scratch: Float32Array

  constructor(table: TermTable) {
    this.#table = table
    this.size = table.starts.length - 1
    this.words = new Set(table.words)
    this.#numbers = new Map(table.terms.map((term, place) => [term, place + 1]))
    this.#averageLength = table.tokens.length / Math.max(1, this.size)
    this.#scratch = new Float32Array(this.size)
  }

  static of(texts: readonly string[]): LexicalIndex {
    return new LexicalIndex(termTableOf(texts))
  }

  weigh(concept: Concept): WeighedConcept {
    const own = this.#holdersOf(concept.phrase)
    const all = concept.synonyms.length === 0 ? own : this.#withSynonyms(own, concept.synonyms)
    const holding = own.holders.length > 0 ? own.holders.length : all.holders.length
    return { ...concept, ...all, own: own.holders.length, weight: concept.share * this.#idf(holding) }
  }

  /**
   * BM25 of every passage, divided by the sum of the weights of all concepts, those that no passage holds included:
   * 1 means that the passage holds every concept once. So scores of different questions can be compared.
   */
  scores(concepts: readonly WeighedConcept[]): Float32Array {
    const scores = new Float32Array(this.size)
    const reachable = concepts.reduce((sum, { weight }) => sum + weight, 0)
    if (reachable === 0) return scores
    for (const { weight, holders, counts } of concepts) {
      for (let i = 0; i < holders.length; i++) {
        const position = holders[i]!
        scores[position]! += (weight / reachable) * this.#saturated(counts[i]!, position)
      }
    }
    return scores
  }

  knows(concept: Concept): boolean {
    return this.weigh(concept).holders.length > 0
  }

  /** The sentences of a passage as numbers of terms; see `termNumber`. */
  sentences(position: number): Uint32Array[] {
    const { tokens, starts } = this.#table
    const sentences: Uint32Array[] = []
    for (let start = starts[position]!, at = start; at < starts[position + 1]!; at++) {
      if (tokens[at] !== SENTENCE_END) continue
      sentences.push(tokens.subarray(start, at))
      start = at + 1
    }
    return sentences
  }

  /** Terms are numbered from 1 up to this. */
  get termCount(): number {
    return this.#numbers.size
  }

  /** Undefined for a stem that neither a passage nor a title holds. */
  termNumber(stem: string): number | undefined {
    return this.#numbers.get(stem)
  }

  #withSynonyms(own: Holders, synonyms: readonly Phrase[]): Holders {
    const added = this.#scratch
    const positions: number[] = []
    for (const synonym of synonyms) {
      const { holders, counts } = this.#holdersOf(synonym)
      for (let i = 0; i < holders.length; i++) {
        const position = holders[i]!
        if (added[position] === 0) positions.push(position)
        added[position] = Math.min(added[position]! + counts[i]! * SYNONYM, SYNONYMS_AT_MOST)
      }
    }
    for (let i = 0; i < own.holders.length; i++) {
      const position = own.holders[i]!
      if (added[position] === 0) positions.push(position)
      added[position]! += own.counts[i]!
    }
    const holders = Uint32Array.from(positions).sort()
    const counts = Float32Array.from(holders, (position) => added[position]!)
    for (const position of holders) added[position] = 0
    return { holders, counts }
  }

  #holdersOf(phrase: Phrase): Holders {
    const [first = NOWHERE, ...others] = phrase.map((stem) => this.#postingsOf(stem))
    return others.reduce(intersection, first)
  }

  #postingsOf(stem: string): Holders {
    const number = this.#numbers.get(stem)
    if (number === undefined) return NOWHERE
    const { postings, postingStarts } = this.#table
    const own = postings.subarray(postingStarts[number - 1], postingStarts[number])
    const [holders, counts] = [new Uint32Array(own.length), new Float32Array(own.length)]
    for (let i = 0; i < own.length; i++) {
      holders[i] = own[i]! >>> 8
      counts[i] = own[i]! & 255
    }
    return { holders, counts }
  }

  /** Never negative (the form of Lucene). */
  #idf(holders: number): number {
    return Math.log(1 + (this.size - holders + 0.5) / (holders + 0.5))
  }

  #saturated(count: number, position: number): number {
    const { starts } = this.#table
    const length = (starts[position + 1]! - starts[position]!) / this.#averageLength
    return (count * (K1 + 1)) / (count + K1 * (1 - B + B * length))
  }
}

/** Passages in both, as often as in the one that has fewer. */
function intersection(a: Holders, b: Holders): Holders {
  const holders: number[] = []
  const counts: number[] = []
  for (let i = 0, j = 0; i < a.holders.length && j < b.holders.length;) {
    const difference = a.holders[i]! - b.holders[j]!
    if (difference === 0) {
      holders.push(a.holders[i]!)
      counts.push(Math.min(a.counts[i]!, b.counts[j]!))
    }
    if (difference <= 0) i++
    if (difference >= 0) j++
  }
  return { holders: Uint32Array.from(holders), counts: Float32Array.from(counts) }
}
