import type { Embedding } from '../types.ts'
import { ByteVectors } from './byte-vectors.ts'

/** Of passage p, from `starts[p]` up to `starts[p + 1]`: its sentences in order, `dimensions` 8-bit numbers each. */
export interface SentenceTable {
  readonly starts: Uint32Array
  readonly numbers: Int8Array
}

/** How the sentences of passages relate to a question: a passage is as good as what it says best. */
export class SentenceVectors {
  readonly #starts: Uint32Array
  readonly #vectors: ByteVectors

  constructor({ starts, numbers }: SentenceTable, dimensions: number) {
    this.#starts = starts
    this.#vectors = new ByteVectors(numbers, dimensions)
  }

  /** The cosine of each sentence of a passage with a vector of unit length. */
  cosines(position: number, embedding: Embedding): number[] {
    const first = this.#starts[position]!
    return Array.from({ length: this.#starts[position + 1]! - first }, (_, i) => this.#vectors.cosine(first + i, embedding))
  }

  /** The numbers of the sentences of a passage, one after another. */
  of(position: number): Int8Array {
    return this.#vectors.slice(this.#starts[position]!, this.#starts[position + 1]!)
  }
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
