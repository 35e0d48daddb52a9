import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readEssays } from '../../src/essays/folder.ts'
import { highlightF1, isRight } from '../../src/evaluation/evaluate.ts'
import { judge } from '../../src/evaluation/expected.ts'
import { scoresOf } from '../../src/evaluation/metrics.ts'
import type { Outcome } from '../../src/evaluation/metrics.ts'
import { readQuestions } from '../../src/evaluation/questions.ts'
import { PROJECT } from '../support/run-command.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const outcome = (
  answerable: boolean,
  rank: number | undefined,
  answered: boolean,
  confidence: number,
  milliseconds = 1,
): Outcome => ({
  answerable,
  rank,
  answered,
  confidence,
  quotes: 0,
  highlightF1: [],
  milliseconds,
})

test('scores by hand', () => {
  const outcomes = [
    outcome(true, 1, true, 0.9, 1),
    outcome(true, 3, true, 0.5, 2),
    outcome(true, 12, false, 0.2, 3),
    outcome(true, undefined, false, 0.1, 4),
    outcome(false, undefined, true, 0.5, 5),
    outcome(false, undefined, false, 0.05, 100),
  ]
  const scores = scoresOf(outcomes)
  expect(scores).toMatchObject({ questions: 6, hit1: 0.25, hit3: 0.5, answered: 0.5, falseAnswers: 0.5, p50ms: 3, p95ms: 100 })
  expect(scores.mrr10).toBeCloseTo((1 + 1 / 3) / 4)
  // Of 8 pairs: .9 > both, .5 = .5 and > .05, .2 and .1 > .05 only.
  expect(scores.auroc).toBeCloseTo((2 + 1.5 + 1 + 1) / 8)
})

test('of the quotes shown for answerable questions some are right', () => {
  const shown = { ...outcome(true, 1, true, 0.9), quotes: 3, highlightF1: [0.5] }
  const beside = { ...outcome(false, undefined, true, 0.9), quotes: 2 }
  expect(scoresOf([shown, { ...shown, quotes: 1 }, beside])).toMatchObject({ quotePrecision: 0.5, highlightF1: 0.5 })
})

test('a figure without questions of its sort is null, not a number', () => {
  expect(scoresOf([outcome(true, 1, true, 1)])).toMatchObject({ falseAnswers: null, auroc: null })
  expect(scoresOf([])).toMatchObject({ questions: 0, hit1: null, p50ms: null })
})

test('a passage is right when it holds a piece of evidence, white space and case aside', () => {
  expect(isRight({ text: 'Kami harus  Menahan\ndiri.' }, ['tidak ada', 'harus menahan diri'])).toBe(true)
  expect(isRight({ text: 'Kami harus menahan.' }, ['menahan diri'])).toBe(false)
  expect(isRight({ text: 'Apa pun' }, [])).toBe(false)
})

test('a figure below what is expected fails, beyond the tolerance; more false answers are worse', () => {
  const scores = scoresOf([outcome(true, 1, true, 0.9), outcome(true, 2, false, 0.4), outcome(false, undefined, true, 0.5)])
  const expected = {
    tolerance: 0.1,
    sets: { a: { hit1: 0.55, hit3: 1, mrr10: 0.9, answered: 0.5, falseAnswers: 0.5, auroc: 0.5 } },
  }
  expect(
    judge(scores, expected, 'a')
      .filter(({ ok }) => !ok)
      .map(({ figure }) => figure),
  ).toEqual(['mrr10', 'falseAnswers'])
  expect(() => judge(scores, expected, 'unknown')).toThrow('Nilai harapan untuk “unknown” tidak ada; namanya: a.')
})

test('a file of questions that is not one is named, with the line', async () => {
  const folder = await temporaryFolder({ 'a.jsonl': '{"id":"1","question":"apa?","evidence":[]}\n{"id":2}\n', 'b.jsonl': '\n' })
  await expect(readQuestions(join(folder, 'a.jsonl'))).rejects.toThrow(/a\.jsonl baris 2 bukan pertanyaan yang sah/)
  await expect(readQuestions(join(folder, 'b.jsonl'))).rejects.toThrow(/b\.jsonl kosong/)
  await expect(readQuestions(join(folder, 'c.jsonl'))).rejects.toThrow(/c\.jsonl tidak dapat dibaca/)
})

describe('the committed questions', async () => {
  const folder = join(PROJECT, 'data', 'evaluation')
  const files = (await readdir(folder)).filter((name) => name.endsWith('.jsonl'))
  const sets = await Promise.all(files.map((file) => readQuestions(join(folder, file))))
  const all = sets.flat()

  test('there are at least 60, a third of them unanswerable, with ids of their own', () => {
    expect(all.length).toBeGreaterThanOrEqual(60)
    expect(all.filter(({ evidence }) => evidence.length === 0).length / all.length).toBeGreaterThan(0.3)
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
  })

  test('every piece of evidence is in an essay, word for word', async () => {
    const essays = await readEssays(join(PROJECT, 'data', 'essays'))
    const missing = all.flatMap(({ evidence }) => evidence.filter((words) => !essays.some((essay) => isRight(essay, [words]))))
    expect(missing).toEqual([])
  })

  test('each set has expected scores', async () => {
    const expected = JSON.parse(await readFile(join(folder, 'expected.json'), 'utf8')) as { sets: object }
    expect(
      Object.keys(expected.sets)
        .map((set) => `${set}.jsonl`)
        .sort(),
    ).toEqual(files.sort())
  })
})

test('highlights are graded by words, against all evidence that the passage holds', () => {
  const passage = { id: 'x', essayId: 'x', paragraph: 1, start: 0, end: 37, text: 'ASN harus  netral. Layani semua warga.' }
  const f1 = (start: number, end: number, ...evidence: string[]) =>
    highlightF1({ passage, highlights: [{ start, end }] }, evidence)
  expect(f1(0, 18, 'asn harus netral')).toBe(1)
  // 3 of the 3 words wanted, 3 of the 6 marked.
  expect(f1(0, 38, 'ASN harus netral.')).toBeCloseTo(2 / 3)
  expect(f1(0, 18, 'semua warga')).toBe(0)
  expect(f1(0, 18, 'tidak di sini (sama sekali)')).toBeUndefined()
})
