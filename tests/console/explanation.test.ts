import { expect, test } from 'vitest'
import { run } from '../support/run-command.ts'
import { QUESTION } from '../support/environment.ts'

interface Why {
  understood: string
  concepts: { stems: string; passages: number }[]
  candidates: {
    score: number
    contributions: Record<string, number>
    nearestWords: ({ word: string; likeness: number } | null)[]
  }[]
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

test('--explain names the word of a passage that stands for each word of the question', async () => {
  const { stdout } = await run('scripts/ask.ts', ['--json', '--explain', 'apakah pegawai boleh memasang spanduk kampanye?'])
  const { why, quotes } = JSON.parse(stdout) as { why: Why; quotes: { text: string }[] }
  const place = (word: string) => why.concepts.findIndex(({ stems }) => stems === word)
  const [first] = why.candidates
  expect(first!.nearestWords).toHaveLength(why.concepts.length)
  expect(first!.nearestWords[place('kampanye')]).toMatchObject({ likeness: 1 })
  const banner = first!.nearestWords[place('spanduk')]!
  expect(banner.likeness).toBeGreaterThan(0)
  expect(banner.likeness).toBeLessThan(1)
  expect(quotes[0]!.text.toLowerCase()).toContain(banner.word)
  const told = await run('scripts/ask.ts', ['--explain', 'apakah pegawai boleh memasang spanduk kampanye?'])
  expect(told.stdout).toMatch(/Yang paling mirip di penggalan pertama: .*spanduk ≈ \w+ \(0,\d\d\)/)
})

test('without --json it is told in words', async () => {
  const { stdout } = await run('scripts/ask.ts', ['--explain', 'berapa gaji PNS golongan III?'])
  expect(stdout).toMatch(/Mengapa begini\?\nDipahami sebagai: berapa gaji .*\nKata kunci: .*gaji \(tidak ada/)
  expect(stdout).toMatch(/Keyakinan 0,\d\d dari 1, batas 0,\d\d: belum cukup untuk menjawab/)
})
