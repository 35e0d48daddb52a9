import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readWeights, thresholdsFor } from '../../src/answering/weights.ts'
import { PROJECT } from '../support/run-command.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const weights = await readWeights(join(PROJECT, 'data', 'ranking', 'weights.json'))

test('fewer false answers want more confidence, between the learnt points and beyond them; three times as many may be touched on', () => {
  const of = (falseAnswers: number) =>
    thresholdsFor(falseAnswers, {
      ...weights,
      falseAnswers: [
        [1, 0.9],
        [5, 0.5],
        [10, 0.4],
        [30, 0.2],
      ],
    })
  const answered = [0.5, 1, 3, 5, 10, 90].map((falseAnswers) => Number(of(falseAnswers).answered.toFixed(3)))
  expect(answered).toEqual([0.9, 0.9, 0.7, 0.5, 0.4, 0.2])
  expect(of(3).related).toBeCloseTo(of(9).answered)
  expect(of(10).related).toBeCloseTo(0.2)
})

test('the committed table falls, and reaches over all that may be chosen', () => {
  const thresholds = weights.falseAnswers.map(([, threshold]) => threshold)
  expect(thresholds).toEqual([...thresholds].sort((a, b) => b - a))
  expect([weights.falseAnswers[0]![0], weights.falseAnswers.at(-1)![0]]).toEqual([1, 90])
})

test('damaged weights are named', async () => {
  const folder = await temporaryFolder({ 'weights.json': '{"ranking": {"dense": 1}}' })
  await expect(readWeights(join(folder, 'weights.json'))).rejects.toThrow(/weights\.json tidak terbaca/)
})
