import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Records } from '../../src/records/records.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const ALIKE = { model: 'm', threshold: 0.5 }
const direction = (...numbers: number[]) => Float32Array.from(numbers)
const open = (folder: string, problems: unknown[] = []) => Records.open(folder, ALIKE, (error) => problems.push(error))

test('votes, languages and gaps outlive a restart, and nobody’s number stands in the file', async () => {
  const folder = join(await temporaryFolder(), 'records')
  const records = await open(folder)
  records.vote(987654321, ['p1', 'p2'], 'up')
  records.chooseLanguage(987654321, 'en')
  records.keepUnanswered(987654321, 'berapa gaji?', direction(1, 0))
  await records.flush()
  const text = await readFile(join(folder, 'records.json'), 'utf8')
  expect(text).not.toContain('987654321')
  const { key } = JSON.parse(await readFile(join(folder, 'key.json'), 'utf8')) as { key: string }
  expect(text).not.toContain(key)
  const again = await open(folder)
  expect(again.tallies()).toEqual([
    { passage: 'p1', up: 1, down: 0 },
    { passage: 'p2', up: 1, down: 0 },
  ])
  expect(again.languageOf(987654321)).toBe('en')
  again.forget(987654321)
  await again.flush()
  expect(JSON.parse(await readFile(join(folder, 'records.json'), 'utf8'))).toMatchObject({ votes: {}, languages: {}, gaps: [] })
})

test('questions alike are one gap, shown from three different people on', async () => {
  const records = await open(await temporaryFolder())
  records.keepUnanswered(1, 'berapa gaji?', direction(1, 0))
  records.keepUnanswered(1, 'gajinya berapa?', direction(1, 0))
  records.keepUnanswered(2, 'gaji brp', direction(0.9, 0.43))
  records.keepUnanswered(3, 'kapan libur?', direction(0, 1))
  expect(records.gaps.common()).toEqual([])
  records.keepUnanswered(4, 'gaji pns?', direction(0.8, 0.6))
  expect(records.gaps.common()).toEqual([{ question: 'berapa gaji?', people: 3 }])
  records.forget(1)
  expect(records.gaps.common()).toEqual([])
})

test.each(['', '{', '{"votes": 3}', '[]', 'null'])('a damaged file (%j) is put aside, not lost, and said', async (content) => {
  const folder = await temporaryFolder({ 'records.json': content })
  const problems: unknown[] = []
  const records = await open(folder, problems)
  expect(String(problems[0])).toContain('damaged')
  records.vote(1, ['p'], 'up')
  await records.flush()
  const files = await readdir(folder)
  expect(files.sort()).toEqual(['key.json', 'records.json', expect.stringMatching(/^records\.json\.rusak-\d+$/)])
  expect(
    await readFile(
      join(
        folder,
        files.find((name) => name.includes('rusak'))!,
      ),
      'utf8',
    ),
  ).toBe(content)
})

test('what cannot be written is said, and the bot goes on', async () => {
  const folder = join(await temporaryFolder(), 'records')
  const problems: unknown[] = []
  const records = await open(folder, problems)
  await rm(folder, { recursive: true })
  await writeFile(folder, 'in the way')
  records.vote(1, ['p'], 'up')
  await records.flush()
  expect(problems).toHaveLength(1)
  expect(records.tallies()).toEqual([{ passage: 'p', up: 1, down: 0 }])
  await rm(folder)
  records.vote(2, ['p'], 'up')
  await records.flush()
  expect((await open(folder)).tallies()).toEqual([{ passage: 'p', up: 2, down: 0 }])
})

test('a file that cannot be read is a sentence, and stays as it is', async () => {
  const folder = await temporaryFolder()
  await mkdir(join(folder, 'records.json'))
  await expect(open(folder)).rejects.toThrow(/Catatan .*records\.json tidak dapat dibaca/)
})

test('a thousand gaps of one person do not push out what several asked', async () => {
  const records = await open(await temporaryFolder())
  const far = (i: number) => Float32Array.from({ length: 1_100 }, (_, j) => Number(i === j))
  for (const person of [1, 2, 3]) records.keepUnanswered(person, 'berapa gaji?', far(0))
  for (let i = 1; i < 1_100; i++) records.keepUnanswered(9, `pertanyaan ${i}`, far(i))
  expect(records.gaps.common()).toEqual([{ question: 'berapa gaji?', people: 3 }])
})

test('what was asked by whom is gone with its embedding when the person is forgotten', async () => {
  const folder = await temporaryFolder()
  const records = await open(folder)
  records.keepUnanswered(1, 'berapa gaji?', direction(0.6, 0.8))
  records.keepUnanswered(2, 'gaji brp', direction(0.8, 0.6))
  records.forget(1)
  await records.flush()
  expect(await readFile(join(folder, 'records.json'), 'utf8')).not.toContain('[0.6,0.8]')
  records.gaps.clear()
  await records.flush()
  expect(JSON.parse(await readFile(join(folder, 'records.json'), 'utf8'))).toMatchObject({ gaps: [] })
})
