import { expect, test } from 'vitest'
import { innerProduct } from '../../src/search/exact-index.ts'
import { mapOf, placeOf } from '../../src/search/passage-map.ts'
import type { Place } from '../../src/search/passage-map.ts'
import { realLibrary } from '../support/real-library.ts'

const library = await realLibrary()
const { map, passages, vectorIndex } = library.generation()
const positions = passages.map((_, position) => position)
const distance = (a: Place, b: Place) => Math.hypot(a.x - b.x, a.y - b.y)

/** The `k` that come first, without the place itself. */
const first = (k: number, itself: number, value: (position: number) => number) =>
  positions
    .filter((position) => position !== itself)
    .sort((a, b) => value(a) - value(b))
    .slice(0, k)

test('near on the map means alike: of three nearest in meaning, two are among the five nearest on it', () => {
  expect(map.landmarks).toEqual(positions)
  const shares = positions.map((one) => {
    const alike = first(3, one, (other) => -innerProduct(vectorIndex.vector(one), vectorIndex.vector(other)))
    const near = first(5, one, (other) => distance(map.places[one]!, map.places[other]!))
    return alike.filter((other) => near.includes(other)).length / 3
  })
  // By chance it would be a fifth.
  expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeGreaterThan(0.6)
})

test('a passage’s own vector belongs near its own place', () => {
  const vector = (position: number) => vectorIndex.vector(position)
  const off = positions.map((position) => distance(placeOf(vector(position), map, vector), map.places[position]!))
  expect(Math.max(...off)).toBeLessThan(0.25)
})

const table = (vectors: readonly (readonly number[])[]) => ({
  vectors: new Float32Array(vectors.flat()),
  dimensions: vectors[0]!.length,
})
const unit = (angle: number) => [Math.cos(angle), Math.sin(angle), 0]

test.each([
  ['one passage', [unit(1)]],
  ['three', [unit(1), unit(2), unit(3)]],
  ['many of the same text', Array.from({ length: 30 }, () => unit(1))],
  ['zeros', Array.from({ length: 10 }, () => [0, 0, 0])],
])('%s: every place is within the picture', (_, vectors) => {
  const { landmarks, places } = mapOf(table(vectors))
  expect(places).toHaveLength(vectors.length)
  expect(landmarks).toEqual(vectors.map((_, i) => i))
  for (const { x, y } of places) {
    expect(x).toBeGreaterThanOrEqual(0)
    expect(x).toBeLessThanOrEqual(1)
    expect(y).toBeGreaterThanOrEqual(0)
    expect(y).toBeLessThanOrEqual(1)
  }
})

test('of a large library a sample is drawn, spread over all of it, the same each time', () => {
  const many = table(Array.from({ length: 5_000 }, (_, i) => unit(i / 100)))
  const drawn = mapOf(many)
  expect(drawn.landmarks).toHaveLength(200)
  expect(new Set(drawn.landmarks).size).toBe(200)
  expect(drawn.landmarks.at(-1)).toBeGreaterThan(4_900)
  expect(mapOf(many)).toEqual(drawn)
})
