import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { REMOVED_FOLDER, applyChange, finishChange } from '../../src/curation/folder-change.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const visible = async (folder: string) => (await readdir(folder)).filter((name) => !name.startsWith('.')).sort()

async function folderWith(files: Record<string, string>) {
  const [folder, elsewhere] = [await temporaryFolder(files), await temporaryFolder()]
  return { folder, journal: join(elsewhere, 'change.json') }
}

test('files are written and removed; what is removed is kept aside', async () => {
  const { folder, journal } = await folderWith({ 'a.md': 'A', 'b.md': 'B' })
  await applyChange(
    folder,
    {
      write: [
        { name: 'c.md', content: 'C' },
        { name: 'a.md', content: 'A2' },
      ],
      remove: ['b.md'],
    },
    journal,
  )
  expect(await visible(folder)).toEqual(['a.md', 'c.md'])
  expect(await readFile(join(folder, 'a.md'), 'utf8')).toBe('A2')
  const kept = await readdir(join(folder, REMOVED_FOLDER))
  const contents = await Promise.all(kept.map((name) => readFile(join(folder, REMOVED_FOLDER, name), 'utf8')))
  expect(contents.sort()).toEqual(['A', 'B'])
  expect(await finishChange(folder, journal)).toBe(false)
})

test('what was interrupted is finished, from wherever it stopped, twice if need be', async () => {
  const change = {
    write: [
      { name: 'c.md', content: 'C' },
      { name: 'd.md', content: 'D' },
    ],
    remove: ['a.md', 'b.md'],
  }
  for (const done of [0, 1, 2, 3]) {
    const { folder, journal } = await folderWith({ 'a.md': 'A', 'b.md': 'B' })
    await writeFile(journal, JSON.stringify(change))
    if (done > 0) await writeFile(join(folder, 'c.md'), 'C')
    if (done > 1) await writeFile(join(folder, 'd.md'), 'D')
    if (done > 2) await applyChange(folder, { write: [], remove: ['a.md'] }, `${journal}-other`)
    expect(await finishChange(folder, journal)).toBe(true)
    expect(await visible(folder)).toEqual(['c.md', 'd.md'])
    expect(await finishChange(folder, journal)).toBe(false)
  }
})

test.each(['../x.md', '/etc/x.md', '.hidden.md', 'a/b.md'])('nothing is written to %s', async (name) => {
  const { folder, journal } = await folderWith({ 'a.md': 'A' })
  await expect(applyChange(folder, { write: [{ name, content: 'x' }], remove: [] }, journal)).rejects.toThrow(
    /tidak dapat diubah/,
  )
  expect(await visible(folder)).toEqual(['a.md'])
  expect(await finishChange(folder, journal)).toBe(false)
})

test('a folder that cannot be written is said, and nothing is left to be finished', async () => {
  const { folder, journal } = await folderWith({ 'a.md': 'A' })
  await mkdir(join(folder, 'c.md'))
  await expect(applyChange(folder, { write: [{ name: 'c.md', content: 'C' }], remove: [] }, journal)).rejects.toThrow(
    /periksa izin dan ruang simpan/,
  )
  expect(await finishChange(folder, journal)).toBe(false)
  expect(await readFile(join(folder, 'a.md'), 'utf8')).toBe('A')
})

test('where one file of several cannot be written, none is changed', async () => {
  const { folder, journal } = await folderWith({ 'a.md': 'A', 'b.md': 'B' })
  await mkdir(join(folder, 'c.md'))
  const change = {
    write: [
      { name: 'a.md', content: 'A2' },
      { name: 'c.md', content: 'C' },
    ],
    remove: ['b.md'],
  }
  await expect(applyChange(folder, change, journal)).rejects.toThrow(/tidak dapat diubah/)
  expect(await readFile(join(folder, 'a.md'), 'utf8')).toBe('A')
  expect(await readFile(join(folder, 'b.md'), 'utf8')).toBe('B')
  expect((await readdir(folder)).filter((name) => name.startsWith('.tmp-'))).toEqual([])
})

test('what is replaced is kept aside too', async () => {
  const { folder, journal } = await folderWith({ 'a.md': 'A' })
  await applyChange(folder, { write: [{ name: 'a.md', content: 'A2' }], remove: [] }, journal)
  const [aside] = await readdir(join(folder, REMOVED_FOLDER))
  expect(await readFile(join(folder, REMOVED_FOLDER, aside!), 'utf8')).toBe('A')
})
