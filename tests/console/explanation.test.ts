import { expect, test } from 'vitest'
import { run } from '../support/run-command.ts'
import { QUESTION } from '../support/environment.ts'

interface Why {
  understood: string
  concepts: { stems: string; passages: number }[]
  candidates: { score: number; contributions: Record<string, number> }[]
  decision: { contributions: Record<string, number>; confidence: number; threshold: number }
}

const sum = (numbers: Record<string, number>) => Object.values(numbers).reduce((total, number) => total + number, 0)

test('--explain tells why: contributions add up to the score, and to the confidence', async () => {
  const { stdout } = await run('scripts/ask.ts', ['--json', '--explain', QUESTION])
  const { why, kind } = JSON.parse(stdout) as { why: Why; kind: string }
  expect(why.understood).toBe('bolehkah asn kampanye di media sosial')
  expect(why.concepts.map(({ stems }) => stems)).toContain('kampanye')
  for (const { score, contributions } of why.candidates) expect(sum(contributions)).toBeCloseTo(score, 5)
  const { contributions, confidence, threshold } = why.decision
  expect(1 / (1 + Math.exp(-sum(contributions)))).toBeCloseTo(confidence, 5)
  expect(kind === 'answered').toBe(confidence >= threshold)
})

test('without --json it is told in words', async () => {
  const { stdout } = await run('scripts/ask.ts', ['--explain', 'berapa gaji PNS golongan III?'])
  expect(stdout).toMatch(/Mengapa begini\?\nDipahami sebagai: berapa gaji .*\nKata kunci: .*gaji \(tidak ada/)
  expect(stdout).toMatch(/Keyakinan 0,\d\d dari 1, batas 0,\d\d: belum cukup untuk menjawab/)
})
