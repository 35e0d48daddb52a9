import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readWeights, thresholdsFor } from '../../src/answering/weights.ts'
import { PROJECT } from '../support/run-command.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const weights = await readWeights(join(PROJECT, 'data', 'ranking', 'weights.json'))

test('fewer false answers want more confidence, between the learnt points and beyond them; three times as many may be touched on', () => {
  const of = (falseAnswers: number) =>
    thresholdsFor(falseAnswers, 1, {
      ...weights,
      falseAnswers: [
        {
          passages: 25,
          exceeded: [
            [1, 0.9],
            [5, 0.5],
            [10, 0.4],
            [30, 0.2],
          ],
        },
      ],
    })
  const answered = [0.5, 1, 3, 5, 10, 90].map((falseAnswers) => Number(of(falseAnswers).answered.toFixed(3)))
  expect(answered).toEqual([0.9, 0.9, 0.7, 0.5, 0.4, 0.2])
  expect(of(3).related).toBeCloseTo(of(9).answered)
  expect(of(10).related).toBeCloseTo(0.2)
})

test('among more passages more confidence is wanted, between the measured sizes and beyond them', () => {
  const falseAnswers = [
    { passages: 10, exceeded: [[8, 0.5] as [number, number]] },
    { passages: 1_000, exceeded: [[8, 0.7] as [number, number]] },
  ]
  const of = (passages: number) => thresholdsFor(8, passages, { ...weights, falseAnswers }).answered
  expect([1, 10, 100, 1_000, 100_000].map((passages) => Number(of(passages).toFixed(3)))).toEqual([0.5, 0.5, 0.6, 0.7, 0.7])
})

test('the committed tables fall, reach over all that may be chosen, and are for ever larger libraries', () => {
  for (const { exceeded } of weights.falseAnswers) {
    const thresholds = exceeded.map(([, threshold]) => threshold)
    expect(thresholds).toEqual([...thresholds].sort((a, b) => b - a))
    expect([exceeded[0]![0], exceeded.at(-1)![0]]).toEqual([1, 90])
  }
  const sizes = weights.falseAnswers.map(({ passages }) => passages)
  expect(sizes).toEqual([...sizes].sort((a, b) => a - b))
})

test('damaged weights are named', async () => {
  const folder = await temporaryFolder({ 'weights.json': '{"ranking": {"dense": 1}}' })
  await expect(readWeights(join(folder, 'weights.json'))).rejects.toThrow(/weights\.json tidak terbaca/)
})
