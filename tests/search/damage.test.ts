import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { buildGeneration } from '../../src/search/build.ts'
import { openCurrent } from '../../src/search/generation.ts'
import { UnusableIndexError } from '../../src/search/index-files.ts'
import { essay } from '../support/essays.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { WordHashEmbedder } from '../support/word-hash-embedder.ts'

const FLIPS = 1_000

test(`each of ${FLIPS} single bytes that are flipped somewhere in the index is noticed before it is served`, async () => {
  const indexDir = await temporaryFolder()
  const embedder = new WordHashEmbedder()
  const paragraphs = Array.from(
    { length: 40 },
    (_, i) => `Paragraf nomor ${i} tentang netralitas pegawai dan pelayanan kepada warga ${i * 7}.`,
  )
  const { generation } = await buildGeneration([essay('satu', ...paragraphs)], { indexDir, embedder })
  const folder = join(indexDir, generation.name)
  const files = await Promise.all(
    (await readdir(folder)).map(async (name) => ({ file: join(folder, name), content: await readFile(join(folder, name)) })),
  )
  const total = files.reduce((sum, { content }) => sum + content.length, 0)
  const unnoticed: string[] = []
  for (let i = 0; i < FLIPS; i++) {
    // Every file has its part, the small ones too.
    const { file, content } = files[i % files.length]!
    const place = Math.floor(((i * 0.618_034) % 1) * content.length)
    const damaged = Buffer.from(content)
    damaged[place]! ^= 1 + ((i * 37) % 255)
    await writeFile(file, damaged)
    const outcome = await openCurrent(indexDir, embedder).then(
      () => 'served',
      (error: unknown) => (error instanceof UnusableIndexError ? 'noticed' : String(error)),
    )
    if (outcome !== 'noticed') unnoticed.push(`${file} at ${place}: ${outcome}`)
    await writeFile(file, content)
  }
  expect(total).toBeGreaterThan(10_000)
  expect(unnoticed).toEqual([])
  await openCurrent(indexDir, embedder)
}, 60_000)
