import { execFileSync } from 'node:child_process'
import { cp, mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { applyChange } from '../../src/curation/folder-change.ts'
import { buildGeneration } from '../../src/search/build.ts'
import { openCurrent } from '../../src/search/generation.ts'
import { openLibrary } from '../../src/library.ts'
import { readEssays } from '../../src/essays/folder.ts'
import { PROJECT } from '../support/run-command.ts'
import { embedder } from '../support/real-library.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

/** A small disk of its own; undefined where one may not mount any. */
async function smallDisk(size: string): Promise<string | undefined> {
  const folder = await temporaryFolder()
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    return undefined
  }
  onTestFinished(() => void execFileSync('umount', [folder]))
  return folder
}

const readOnly = (folder: string) => execFileSync('mount', ['-o', 'remount,ro', folder])

test('a disk that is full, and one that may not be written: a sentence, and everything of before goes on serving', async ({
  skip,
}) => {
  const disk = await smallDisk('1500k')
  if (disk === undefined) return skip('needs the right to mount')
  const [essaysDir, indexDir] = [join(disk, 'essays'), join(disk, 'index')]
  await cp(join(PROJECT, 'data', 'essays'), essaysDir, { recursive: true })
  const essays = await readEssays(essaysDir)
  const { generation } = await buildGeneration(essays, { indexDir, embedder })
  const contents = async () =>
    Promise.all(
      (await readdir(essaysDir)).filter((name) => !name.startsWith('.')).map((name) => readFile(join(essaysDir, name), 'utf8')),
    )
  const before = await contents()

  await writeFile(join(disk, 'ballast'), Buffer.alloc(5_000_000)).catch(() => undefined)
  const more = [...essays, { ...essays[0]!, id: 'lain', title: 'Lain', text: `${essays[0]!.text} Lagi.` }]
  await expect(buildGeneration(more, { indexDir, embedder })).rejects.toThrow(
    /tidak dapat ditulis .*periksa izin dan ruang simpan/,
  )
  const change = { write: [{ name: 'baru.md', content: 'x'.repeat(100_000) }], remove: ['independensi-asn-dalam-pilpres.md'] }
  await expect(applyChange(essaysDir, change, join(indexDir, 'change.json'))).rejects.toThrow(
    /tidak dapat diubah .*periksa izin dan ruang simpan/,
  )
  expect(await contents()).toEqual(before)
  expect((await openCurrent(indexDir, embedder)).name).toBe(generation.name)

  readOnly(disk)
  await expect(applyChange(essaysDir, change, join(indexDir, 'change.json'))).rejects.toThrow(/tidak dapat diubah/)
  const library = await openLibrary({ essaysDir, indexDir, embedder, onNotice: () => undefined })
  expect(library.name).toBe(generation.name)
})

test('an essay folder that is a disk of its own, and full, loses nothing half-way', async ({ skip }) => {
  const disk = await smallDisk('200k')
  if (disk === undefined) return skip('needs the right to mount')
  const essaysDir = join(disk, 'essays')
  await mkdir(essaysDir)
  await writeFile(join(essaysDir, 'a.md'), 'A')
  const journal = join(await temporaryFolder(), 'change.json')
  const change = {
    write: [
      { name: 'a.md', content: 'A2' },
      { name: 'besar.md', content: 'x'.repeat(1_000_000) },
    ],
    remove: [],
  }
  await expect(applyChange(essaysDir, change, journal)).rejects.toThrow(/periksa izin dan ruang simpan/)
  expect(await readFile(join(essaysDir, 'a.md'), 'utf8')).toBe('A')
  expect((await readdir(essaysDir)).sort()).toEqual(['a.md'])
})
