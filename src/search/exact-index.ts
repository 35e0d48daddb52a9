import type { Embedding, Neighbour, VectorIndex } from '../types.ts'
import { largest } from './largest.ts'

/** All vectors of a generation one after another: `dimensions` numbers each, unit length. */
export interface VectorTable {
  readonly vectors: Float32Array
  readonly dimensions: number
}

export function vectorAt({ vectors, dimensions }: VectorTable, position: number): Embedding {
  return vectors.subarray(position * dimensions, (position + 1) * dimensions)
}

export function innerProduct(a: Embedding, b: Embedding): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}

/** Compares with every passage: the oracle for HNSW, and its stand-in where the native library is missing. */
export class ExactIndex implements VectorIndex {
  readonly size: number
  readonly #table: VectorTable

  constructor(table: VectorTable) {
    this.#table = table
    this.size = table.vectors.length / table.dimensions
  }

  vector(position: number): Embedding {
    return vectorAt(this.#table, position)
  }

  search(query: Embedding, k: number): Neighbour[] {
    const similarities = new Float32Array(this.size)
    for (let i = 0; i < this.size; i++) similarities[i] = innerProduct(query, vectorAt(this.#table, i))
    return largest(similarities, k).map((position) => ({ position, similarity: similarities[position]! }))
  }
}
