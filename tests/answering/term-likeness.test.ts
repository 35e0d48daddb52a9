import { expect, test } from 'vitest'
import { TermLikeness } from '../../src/answering/term-likeness.ts'
import { ByteVectors, rounded } from '../../src/search/byte-vectors.ts'

const unit = (...numbers: number[]) => {
  const length = Math.hypot(...numbers)
  return Float32Array.from(numbers, (x) => x / length)
}

/** Terms 1 to 4. */
const TERMS = [unit(1, 0, 0), unit(0.8, 0.6, 0), unit(0, 0, 1), unit(-1, 0, 0)]
const vectors = new ByteVectors(Int8Array.from(TERMS.flatMap((term) => [...rounded(term)])), 3)

test('vectors of 8-bit numbers keep cosines within a hundredth, and nothing is like a vector of zeros', () => {
  for (const [i, term] of TERMS.entries()) expect(vectors.cosine(i, unit(1, 2, 3))).toBeCloseTo(dot(term, unit(1, 2, 3)), 2)
  expect(new ByteVectors(rounded(new Float32Array(3)), 3).cosine(0, unit(1, 2, 3))).toBe(0)
})

test('each concept finds the term that is most like it; what is unlike counts nothing, never against', () => {
  const likeness = new TermLikeness([unit(1, 0, 0), unit(0, 1, 0)], vectors)
  const nearest = (...terms: number[]) => [...likeness.nearest(terms)].map((x) => Math.round(x * 100) / 100)
  expect(nearest(1, 2, 3)).toEqual([1, 0.6])
  expect(nearest(2, 3)).toEqual([0.8, 0.6])
  expect(nearest(3, 4)).toEqual([0, 0])
  expect(nearest()).toEqual([0, 0])
})

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, x, i) => sum + x * b[i]!, 0)
}
