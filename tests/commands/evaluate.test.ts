import { join } from 'node:path'
import { expect, test } from 'vitest'
import { QUESTION } from '../support/environment.ts'
import { run } from '../support/run-command.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

test('prints the figures of a file of questions as one object', async () => {
  const folder = await temporaryFolder({
    'q.jsonl': [
      { id: '1', question: QUESTION, evidence: ['penggunaan media sosial untuk kampanye'] },
      { id: '2', question: 'resep rendang', evidence: [] },
    ]
      .map((row) => JSON.stringify(row))
      .join('\n'),
  })
  const { code, stdout } = await run('scripts/evaluate.ts', ['--questions', join(folder, 'q.jsonl'), '--json'])
  expect(code).toBe(0)
  const scores = JSON.parse(stdout) as Record<string, number>
  expect(Object.keys(scores)).toEqual([
    'questions',
    'hit1',
    'hit3',
    'mrr10',
    'answered',
    'falseAnswers',
    'auroc',
    'quotePrecision',
    'highlightF1',
    'p50ms',
    'p95ms',
    'intervals',
    'reliability',
  ])
  expect(scores).toMatchObject({ questions: 2, hit1: 1, hit3: 1, mrr10: 1, answered: 1, falseAnswers: 0, auroc: 1 })
})

test('the committed questions reach the committed scores, whatever the operator’s settings are', async () => {
  const env = { FALSE_ANSWERS: '30', VOCABULARY_DIR: await temporaryFolder() }
  const { code, stdout } = await run('scripts/evaluate.ts', [], { env })
  expect(stdout).toContain('OK   hit1')
  expect(stdout).not.toContain('FAIL')
  expect(code).toBe(0)
})

test('below the expected scores the exit code is 1', async () => {
  const row = { id: '1', question: 'resep rendang', evidence: ['penggunaan media sosial untuk kampanye'] }
  const figures = { hit1: 0, hit3: 0, mrr10: 0, answered: 1, falseAnswers: 0, auroc: 0 }
  const folder = await temporaryFolder({
    'q.jsonl': JSON.stringify(row),
    'e.json': JSON.stringify({ tolerance: 0.1, sets: { q: figures } }),
  })
  const args = ['--questions', join(folder, 'q.jsonl'), '--expected', join(folder, 'e.json')]
  const { code, stdout } = await run('scripts/evaluate.ts', args)
  expect(stdout).toContain('OK   hit1')
  expect(stdout).toContain('FAIL answered')
  expect(code).toBe(1)
  const missing = await run('scripts/evaluate.ts', ['--expected', join(folder, 'none.json')])
  expect(missing).toMatchObject({
    code: 1,
    stderr: `Berkas nilai harapan ${join(folder, 'none.json')} tidak terbaca; periksa nama dan isinya.\n`,
  })
})
