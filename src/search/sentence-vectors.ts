import type { Embedding } from '../types.ts'

/** Of passage p, from `starts[p]` up to `starts[p + 1]`: its sentences in order, `dimensions` 8-bit numbers each. */
export interface SentenceTable {
  readonly starts: Uint32Array
  readonly numbers: Int8Array
}

const LARGEST = 127

/** How the sentences of passages relate to a question: a passage is as good as what it says best. */
export class SentenceVectors {
  readonly #table: SentenceTable
  readonly #dimensions: number
  /** One over the length of each sentence's numbers, 0 where there is nothing. */
  readonly #scales: Float32Array

  constructor(table: SentenceTable, dimensions: number) {
    this.#table = table
    this.#dimensions = dimensions
    this.#scales = Float32Array.from({ length: table.numbers.length / dimensions }, (_, sentence) => {
      const squares = this.#numbersOf(sentence).reduce((sum, number) => sum + number * number, 0)
      return squares > 0 ? 1 / Math.sqrt(squares) : 0
    })
  }

  /** The cosine of each sentence of a passage with a vector of unit length; within .01, because the numbers are rounded. */
  cosines(position: number, embedding: Embedding): number[] {
    const { starts } = this.#table
    const first = starts[position]!
    return Array.from({ length: starts[position + 1]! - first }, (_, i) => {
      const numbers = this.#numbersOf(first + i)
      let sum = 0
      for (let d = 0; d < numbers.length; d++) sum += numbers[d]! * embedding[d]!
      return sum * this.#scales[first + i]!
    })
  }

  /** The numbers of the sentences of a passage, one after another. */
  of(position: number): Int8Array {
    const { starts, numbers } = this.#table
    return numbers.subarray(starts[position]! * this.#dimensions, starts[position + 1]! * this.#dimensions)
  }

  #numbersOf(sentence: number): Int8Array {
    return this.#table.numbers.subarray(sentence * this.#dimensions, (sentence + 1) * this.#dimensions)
  }
}

/** A quarter of the memory: the direction turns by less than a degree. */
export function rounded(vector: Embedding): Int8Array {
  const largest = vector.reduce((most, x) => Math.max(most, Math.abs(x)), 0)
  return Int8Array.from(vector, (x) => (largest > 0 ? Math.round((x / largest) * LARGEST) : 0))
}

/** `ofPassages`: the numbers of the sentences of each passage. */
export function sentenceTableOf(ofPassages: readonly Int8Array[], dimensions: number): SentenceTable {
  const starts = new Uint32Array(ofPassages.length + 1)
  ofPassages.forEach((numbers, position) => (starts[position + 1] = starts[position]! + numbers.length / dimensions))
  const numbers = new Int8Array(starts.at(-1)! * dimensions)
  ofPassages.forEach((own, position) => numbers.set(own, starts[position]! * dimensions))
  return { starts, numbers }
}

/** Starts, then numbers; the count of passages is known from elsewhere. */
export function sentencesToBytes({ starts, numbers }: SentenceTable): Uint8Array {
  return Buffer.concat([new Uint8Array(starts.buffer), new Uint8Array(numbers.buffer)])
}

/** Undefined where the bytes are not those of so many passages. */
export function sentencesFromBytes(content: Buffer, passages: number, dimensions: number): SentenceTable | undefined {
  const split = (passages + 1) * Uint32Array.BYTES_PER_ELEMENT
  if (content.length < split) return undefined
  const starts = new Uint32Array(new Uint8Array(content.subarray(0, split)).buffer)
  const numbers = new Int8Array(content.buffer, content.byteOffset + split, content.length - split)
  return starts[passages]! * dimensions === numbers.length ? { starts, numbers } : undefined
}
