import { describe, expect, it } from 'vitest'
import { shuffled } from '../../src/search/random-numbers.ts'

describe('shuffled', () => {
  const order = shuffled(1_000)

  it('holds every number once', () => {
    expect(order.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 1_000 }, (_, i) => i))
  })

  it('is the same on every run, or two indexes of the same essays would differ', () => {
    expect(shuffled(1_000)).toEqual(order)
  })

  it('seldom leaves beside each other what was', () => {
    const together = order.filter((number, i) => i > 0 && Math.abs(number - order[i - 1]!) === 1)
    expect(together.length).toBeLessThan(10)
  })

  it('of none and of one are themselves', () => {
    expect([shuffled(0), shuffled(1)]).toEqual([[], [0]])
  })
})
