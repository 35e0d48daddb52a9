import { expect, test } from 'vitest'
import { intervalOf, resamples } from '../../src/evaluation/bootstrap.ts'

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const coin = Array.from({ length: 400 }, (_, i) => i % 2)

test('the interval of a mean is that of its normal approximation, and the same every time', () => {
  // 1.96 × √(.5 × .5 / 400) = .049
  const [low, high] = intervalOf(resamples(coin).map(mean))!
  expect((high - low) / 2).toBeCloseTo(0.049, 2)
  expect(intervalOf(resamples(coin).map(mean))).toEqual([low, high])
})

test('values that never change have no width, values that are never there no interval', () => {
  expect(intervalOf(resamples([1, 1, 1]).map(mean))).toEqual([1, 1])
  expect(intervalOf([null, null])).toBeUndefined()
})
