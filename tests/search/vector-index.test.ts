import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ExactIndex, innerProduct, vectorAt } from '../../src/search/exact-index.ts'
import { randomNumbers } from '../../src/search/random-numbers.ts'
import type { VectorTable } from '../../src/search/exact-index.ts'
import { HnswIndex, loadHnswlib } from '../../src/search/hnsw-index.ts'
import { largest } from '../../src/search/largest.ts'
import type { VectorIndex } from '../../src/types.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const hnswlib = await loadHnswlib()
/** Where the library could not be compiled, its tests are skipped: the program works without it, too. */
const withHnswlib = test.skipIf(hnswlib === undefined)
const DIMENSIONS = 16

function randomTable(size: number, seed = 1): VectorTable {
  const next = randomNumbers(seed)
  const vectors = new Float32Array(size * DIMENSIONS).map(() => next() - 0.5)
  for (let i = 0; i < size; i++) {
    const vector = vectors.subarray(i * DIMENSIONS, (i + 1) * DIMENSIONS)
    const length = Math.hypot(...vector)
    vector.forEach((x, j) => (vector[j] = x / length))
  }
  return { vectors, dimensions: DIMENSIONS }
}

async function reopened(table: VectorTable): Promise<VectorIndex> {
  const file = join(await temporaryFolder(), 'hnsw.bin')
  HnswIndex.build(hnswlib!, table).write(file)
  return HnswIndex.open(hnswlib!, file, DIMENSIONS)
}

/** What every index of vectors must do. */
describe.each<[string, typeof withHnswlib, (table: VectorTable) => VectorIndex | Promise<VectorIndex>]>([
  ['exact', test.skipIf(false), (table) => new ExactIndex(table)],
  ['hnsw', withHnswlib, (table) => HnswIndex.build(hnswlib!, table)],
  ['hnsw from disk', withHnswlib, reopened],
])('%s', (_, test, make) => {
  test('every vector finds itself first, with similarity 1', async () => {
    const table = randomTable(300)
    const index = await make(table)
    expect(index.size).toBe(300)
    for (let position = 0; position < 300; position++) {
      const [first] = index.search(vectorAt(table, position), 1)
      expect(first!.position).toBe(position)
      expect(first!.similarity).toBeCloseTo(1, 4)
    }
  })

  test('neighbours come nearest first, and their similarity is the inner product', async () => {
    const table = randomTable(200)
    const index = await make(table)
    const query = vectorAt(randomTable(1, 99), 0)
    const found = index.search(query, 10)
    expect(found).toHaveLength(10)
    for (const { position, similarity } of found)
      expect(similarity).toBeCloseTo(innerProduct(query, vectorAt(table, position)), 4)
    expect(found.map(({ similarity }) => similarity)).toEqual(found.map(({ similarity }) => similarity).sort((a, b) => b - a))
  })

  test('asking for more than there are gives all; for none, none', async () => {
    const index = await make(randomTable(5))
    const query = vectorAt(randomTable(1, 3), 0)
    expect(index.search(query, 50)).toHaveLength(5)
    expect(index.search(query, 0)).toEqual([])
  })
})

withHnswlib('HNSW agrees with the exact search', () => {
  const table = randomTable(2_000)
  const [hnsw, exact] = [HnswIndex.build(hnswlib!, table), new ExactIndex(table)]
  const queries = randomTable(100, 7)
  let found = 0
  for (let i = 0; i < 100; i++) {
    const right = new Set(exact.search(vectorAt(queries, i), 10).map(({ position }) => position))
    found += hnsw.search(vectorAt(queries, i), 10).filter(({ position }) => right.has(position)).length
  }
  expect(found / 1_000).toBeGreaterThan(0.97)
})

withHnswlib('a vector with a number that is not finite is refused; inside the library it would end the process', () => {
  const table = randomTable(3)
  table.vectors[5] = NaN
  expect(() => HnswIndex.build(hnswlib!, table)).toThrow(RangeError)
  const index = HnswIndex.build(hnswlib!, randomTable(3))
  expect(() => index.search(new Float32Array(DIMENSIONS).fill(Infinity), 1)).toThrow(RangeError)
})

test('the largest numbers are those that sorting would give', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -5, max: 5 })), fc.nat(10), (numbers, k) => {
      const sorted = numbers.map((n, i) => [n, i] as const).sort(([a, i], [b, j]) => b - a || i - j)
      expect(largest(Float32Array.from(numbers), k)).toEqual(sorted.slice(0, k).map(([, i]) => i))
    }),
  )
})
