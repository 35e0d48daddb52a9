import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readWeights, thresholdFor } from '../../src/answering/weights.ts'
import { PROJECT } from '../support/run-command.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const weights = await readWeights(join(PROJECT, 'data', 'ranking', 'weights.json'))

test('fewer false answers want more confidence, between the learnt points and beyond them', () => {
  const of = (falseAnswers: number) =>
    thresholdFor(falseAnswers, {
      ...weights,
      falseAnswers: [
        [1, 0.9],
        [5, 0.5],
        [10, 0.4],
      ],
    })
  expect([of(1), of(3), of(5), of(10)].map((threshold) => Number(threshold.toFixed(3)))).toEqual([0.9, 0.7, 0.5, 0.4])
  expect([of(0.5), of(30)]).toEqual([0.9, 0.4])
})

test('the committed table falls, and reaches over all that may be chosen', () => {
  const thresholds = weights.falseAnswers.map(([, threshold]) => threshold)
  expect(thresholds).toEqual([...thresholds].sort((a, b) => b - a))
  expect([weights.falseAnswers[0]![0], weights.falseAnswers.at(-1)![0]]).toEqual([1, 30])
})

test('damaged weights are named', async () => {
  const folder = await temporaryFolder({ 'weights.json': '{"ranking": {"dense": 1}}' })
  await expect(readWeights(join(folder, 'weights.json'))).rejects.toThrow(/weights\.json tidak terbaca/)
})
