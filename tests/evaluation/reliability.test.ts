import { expect, test } from 'vitest'
import type { Outcome } from '../../src/evaluation/metrics.ts'
import { reliabilityDiagram, reliabilityOf } from '../../src/evaluation/reliability.ts'

const outcome = (answerable: boolean, confidence: number): Outcome => ({
  answerable,
  confidence,
  answered: false,
  rank: undefined,
  quotes: 0,
  highlightF1: [],
  milliseconds: 1,
})

test('bins hold as many questions each; answerable and unanswerable ones count the same in all', () => {
  const outcomes = [...Array.from({ length: 8 }, () => outcome(true, 0.9)), outcome(false, 0.1), outcome(false, 0.1)]
  const bins = reliabilityOf(outcomes)
  expect(bins.map(({ questions }) => questions)).toEqual([2, 2, 2, 2, 2])
  expect(bins[0]).toMatchObject({ answerable: 0 })
  expect(bins[0]!.confidence).toBeCloseTo(0.1)
  expect(bins[4]).toMatchObject({ answerable: 1 })
})

test('the drawing has a point for each bin', () => {
  const svg = reliabilityDiagram('x', [{ questions: 1, confidence: 0.25, answerable: 0.5 }])
  expect(svg).toContain('<circle cx="124.0" cy="204.0"')
})
