import { mkdir, rename, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, test, vi } from 'vitest'
import { WordLists } from '../../src/answering/word-lists.ts'
import { parseWordList } from '../../src/answering/vocabulary.ts'
import { PROJECT } from '../support/run-command.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const OWN = 'everyday:\n  medsos: media sosial\nfillers: yang apa\nphrases: media-sosial\nsynonyms:\n  - atasan pimpinan\n'

async function lists(files: Record<string, string> = {}) {
  const [folder, keptIn] = [await temporaryFolder({ 'indonesian.yaml': OWN, ...files }), await temporaryFolder()]
  const onProblem = vi.fn<(sentence: string) => void>()
  const options = { folder, keptIn, onProblem }
  return { folder, onProblem, options, opened: await WordLists.open(options) }
}

test('lists of an admin add to the one of the project, and may hold any of the sections', async () => {
  const { opened } = await lists({ 'kantor.yaml': 'everyday:\n  sekwan: sekretaris dewan\nsynonyms:\n  - atasan kadis\n' })
  expect(opened.vocabulary.everyday.get('sekwan')).toBe('sekretaris dewan')
  expect(opened.vocabulary.everyday.get('medsos')).toBe('media sosial')
  expect(opened.vocabulary.synonyms.get('atas')?.map((phrase) => phrase.join(' '))).toEqual(['pimpin', 'kadis'])
})

test('a word that an admin explains is no filler any more', async () => {
  const { opened } = await lists({ 'kantor.yaml': 'everyday:\n  apa: apel pagi\n' })
  expect(opened.vocabulary.fillers.has('apa')).toBe(false)
})

test('a new word holds as soon as the lists are read again', async () => {
  const { folder, opened } = await lists()
  await writeFile(join(folder, 'kantor.yaml'), 'everyday:\n  sekwan: sekretaris dewan\n')
  await opened.refresh()
  expect(opened.vocabulary.everyday.has('sekwan')).toBe(true)
})

describe('a damaged list', () => {
  test('keeps the meaning it had, while the program runs and after it starts again, and is told of once', async () => {
    const { folder, opened, onProblem, options } = await lists({ 'kantor.yaml': 'everyday:\n  sekwan: sekretaris dewan\n' })
    await writeFile(join(folder, 'kantor.yaml'), 'everyday:\n  sekwan: [\n')
    await opened.refresh()
    await opened.refresh()
    expect(opened.vocabulary.everyday.has('sekwan')).toBe(true)
    expect(onProblem).toHaveBeenCalledOnce()
    expect(onProblem.mock.lastCall![0]).toMatch(/kantor\.yaml keliru di baris 3 kolom 1: .*terakhir utuh tetap dipakai\.$/)
    const again = await WordLists.open(options)
    expect(again.vocabulary.everyday.has('sekwan')).toBe(true)
  })

  test('that never was good is left out, and the others go on', async () => {
    const { opened, onProblem } = await lists({ 'kantor.yaml': 'sinonim: a b\n' })
    expect(opened.vocabulary.everyday.has('medsos')).toBe(true)
    expect(onProblem.mock.lastCall![0]).toMatch(
      /kantor\.yaml keliru di baris 1 kolom 1: .*“sinonim”.* daftar itu tidak dipakai\.$/,
    )
  })

  test('is an error when there is no other', async () => {
    const folder = await temporaryFolder({ 'indonesian.yaml': 'everyday: 1' })
    await expect(WordLists.open({ folder })).rejects.toThrow(/Tidak ada daftar kata yang utuh/)
    await expect(WordLists.open({ folder: join(folder, 'none') })).rejects.toThrow(/tidak dapat dibaca .*periksa folder itu/)
  })

  test.each([
    ['everyday:\n  a: b\n  c: 3\n', 3, 3],
    ['synonyms:\n  - a b\n  - {x: y}\n', 3, 5],
    ['fillers: [a, b]\n', 1, 1],
    ['everyday:\n  a: "b\n', 3, 1],
    ['- a\n', 1, 1],
    ['everyday:\n  a: b\nfillers: c\neveryday:\n  d: e\n', 4, 1],
  ])('%j is told by line and column', (text, line, column) => {
    expect(() => parseWordList(text, 'x.yaml')).toThrow(`x.yaml keliru di baris ${line} kolom ${column}:`)
  })

  test('that became empty keeps its meaning, as one that an editor is saving', async () => {
    const { folder, opened, onProblem } = await lists({ 'kantor.yaml': 'everyday:\n  sekwan: sekretaris dewan\n' })
    await writeFile(join(folder, 'kantor.yaml'), '')
    await opened.refresh()
    expect(opened.vocabulary.everyday.has('sekwan')).toBe(true)
    expect(onProblem.mock.lastCall![0]).toMatch(/kantor\.yaml kosong\. Sementara itu isinya yang terakhir utuh/)
  })

  test('with an alias, or kept in a form that is read no more, costs nothing else', async () => {
    const { options, onProblem } = await lists({ 'kantor.yaml': 'fillers: *min\n' })
    await writeFile(join(options.keptIn, 'kantor.yaml'), 'lama: 1\n')
    const { vocabulary } = await WordLists.open(options)
    expect(vocabulary.everyday.has('medsos')).toBe(true)
    expect(onProblem.mock.lastCall![0]).toMatch(/kantor\.yaml keliru di baris 1 .*daftar itu tidak dipakai/)
  })
})

test('the own list of the project is read first, whatever the names, so that others may change it', async () => {
  const { opened } = await lists({ 'daftar.yaml': 'everyday:\n  medsos: saluran  warga\nfillers:\n' })
  expect(opened.vocabulary.everyday.get('medsos')).toBe('saluran warga')
})

test('a list may be a link, as where a folder is mounted', async () => {
  const { folder, opened } = await lists()
  const elsewhere = await temporaryFolder({ 'kantor.yaml': 'everyday:\n  sekwan: sekretaris dewan\n' })
  await symlink(join(elsewhere, 'kantor.yaml'), join(folder, 'kantor.yaml'))
  await opened.refresh()
  expect(opened.vocabulary.everyday.has('sekwan')).toBe(true)
})

test('while the program runs, new words hold soon, and a folder that is gone is told of once', async () => {
  const { folder, opened } = await lists()
  const onError = vi.fn<(error: unknown) => void>()
  opened.follow(5, onError)
  await writeFile(join(folder, 'kantor.yaml'), 'everyday:\n  sekwan: sekretaris dewan\n')
  await vi.waitFor(() => expect(opened.vocabulary.everyday.has('sekwan')).toBe(true))
  await rename(folder, `${folder}-aside`)
  await vi.waitFor(() => expect(onError).toHaveBeenCalled())
  await setTimeout(60)
  // Once for a file that went while it was being read, if it was, and once for the folder.
  const told = onError.mock.calls.length
  expect(told).toBeLessThanOrEqual(2)
  await setTimeout(60)
  expect(onError).toHaveBeenCalledTimes(told)
  await rename(`${folder}-aside`, folder)
})

test('a folder without lists, or with folders only, is an error', async () => {
  const folder = await temporaryFolder()
  await mkdir(join(folder, 'lama.yaml'))
  await expect(WordLists.open({ folder })).rejects.toThrow(/Tidak ada daftar kata yang utuh/)
})

test('of a word explained twice the later line holds', () => {
  expect(parseWordList('everyday:\n  a: b\n  a: c\n', 'x.yaml').everyday).toEqual({ a: 'c' })
})

test('the words of the project mean what civil servants mean by them', async () => {
  const { vocabulary } = await WordLists.open({ folder: join(PROJECT, 'data', 'vocabulary') })
  for (const office of ['bkn', 'kasn', 'kpu', 'asn']) expect(vocabulary.everyday.get(office) ?? office).not.toBe('bukan')
  expect([...vocabulary.fillers].filter((filler) => vocabulary.everyday.has(filler))).toEqual([])
})
