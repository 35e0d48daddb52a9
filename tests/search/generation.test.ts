import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { EXACT_SEARCH } from '../../src/language/indonesian.ts'
import { openLibrary, updateIndex } from '../../src/library.ts'
import { buildGeneration } from '../../src/search/build.ts'
import { openCurrent } from '../../src/search/generation.ts'
import { UnusableIndexError } from '../../src/search/index-files.ts'
import { loadHnswlib } from '../../src/search/hnsw-index.ts'
import { stemOf } from '../../src/search/terms.ts'
import { FILES, FORMAT } from '../../src/search/manifest.ts'
import { essay } from '../support/essays.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { WordHashEmbedder } from '../support/word-hash-embedder.ts'

const hnswlib = await loadHnswlib()
const VECTOR_FILES = hnswlib === undefined ? [FILES.vectors] : [FILES.vectors, FILES.hnsw]

const ESSAYS = [essay('satu', 'ASN harus netral.', 'ASN melayani publik.'), essay('dua', 'Kampanye dilarang bagi ASN.')]
const FILE = (title: string, text: string) => `---\ntitle: ${title}\n---\n\n${text}\n`

async function built() {
  const indexDir = await temporaryFolder()
  const embedder = new WordHashEmbedder()
  const { generation } = await buildGeneration(ESSAYS, { indexDir, embedder })
  return { indexDir, embedder, generation, folder: join(indexDir, generation.name) }
}

async function reasonOf(opening: Promise<unknown>): Promise<string> {
  const error = await opening.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(UnusableIndexError)
  return (error as UnusableIndexError).reason
}

test('a generation comes back from disk as it was built, with its quotes verbatim', async () => {
  const { indexDir, embedder, generation } = await built()
  const opened = await openCurrent(indexDir, embedder)
  expect(opened.passages).toEqual(generation.passages)
  expect(opened.vectorIndex.vector(1)).toEqual(generation.vectorIndex.vector(1))
  expect(opened.vectorSearch).toBe(hnswlib === undefined ? 'exact' : 'hnsw')
  for (const { essayId, start, end, text } of opened.passages)
    expect(opened.essays.get(essayId)!.text.slice(start, end)).toBe(text)
})

test('two builds of the same essays are the same, byte by byte', async () => {
  const [one, other] = [await built(), await built()]
  expect(one.generation.name).toBe(other.generation.name)
  for (const file of [FILES.essays, FILES.passages, FILES.sentences, FILES.termVectors, ...VECTOR_FILES]) {
    expect(await readFile(join(one.folder, file))).toEqual(await readFile(join(other.folder, file)))
  }
})

test('progress counts every passage and every word, up to the last', async () => {
  const seen: [number, number][] = []
  const onProgress = (done: number, total: number) => seen.push([done, total])
  const indexDir = await temporaryFolder()
  const { generation } = await buildGeneration(ESSAYS, { indexDir, embedder: new WordHashEmbedder(), onProgress })
  const total = generation.passages.length + generation.lexicalIndex.termCount
  expect(seen).toEqual(Array.from({ length: total }, (_, i) => [i + 1, total]))
})

test('passages and words that are known are not embedded again, and what changed is counted', async () => {
  const { indexDir, embedder, generation } = await built()
  embedder.embedded.length = 0
  const changed = [essay('satu', 'ASN harus netral.', 'Kalimat yang baru.'), ESSAYS[1]!]
  const report = await buildGeneration(changed, { indexDir, embedder, previous: generation })
  expect(embedder.embedded).toEqual(['Kalimat yang baru.', 'kalimat', 'yang', 'baru'])
  expect(report).toMatchObject({ embedded: 1, reused: 2, removed: 1 })
  const anew = await temporaryFolder()
  await buildGeneration(changed, { indexDir: anew, embedder })
  const { name } = report.generation
  expect(await readFile(join(indexDir, name, FILES.termVectors))).toEqual(await readFile(join(anew, name, FILES.termVectors)))
})

test('a stem has one vector, of its shortest word, in whatever order the essays come', async () => {
  const embedder = new WordHashEmbedder()
  for (const texts of [
    ['Kerjanya baik.', 'ASN bekerja, dan kerja itu mulia.'],
    ['ASN bekerja, dan kerja itu mulia.', 'Kerjanya baik.'],
  ]) {
    const { generation } = await buildGeneration([essay('satu', ...texts)], { indexDir: await temporaryFolder(), embedder })
    const { lexicalIndex, termVectors } = generation
    expect(termVectors.count).toBe(lexicalIndex.termCount)
    const place = lexicalIndex.termNumber(stemOf('bekerja'))! - 1
    expect(termVectors.cosine(place, await embedder.embed('kerja'))).toBeCloseTo(1, 2)
  }
})

describe('an index that cannot be trusted is refused, with a reason that names the file', () => {
  test('there is none', async () => {
    expect(await reasonOf(openCurrent(await temporaryFolder(), new WordHashEmbedder()))).toBe('belum ada indeks')
  })

  test('of another model, of another dimension', async () => {
    const { indexDir } = await built()
    expect(await reasonOf(openCurrent(indexDir, new WordHashEmbedder({ identity: 'lain' })))).toMatch(
      /dibuat dengan model word-hash, sedangkan yang dipakai lain/,
    )
    expect(await reasonOf(openCurrent(indexDir, new WordHashEmbedder({ dimensions: 8 })))).toMatch(
      /berdimensi 32, sedangkan model berdimensi 8/,
    )
  })

  test('of another format', async () => {
    const { indexDir, embedder, folder } = await built()
    const manifest = JSON.parse(await readFile(join(folder, FILES.manifest), 'utf8')) as object
    await writeFile(join(folder, FILES.manifest), JSON.stringify({ ...manifest, format: 99 }))
    expect(await reasonOf(openCurrent(indexDir, embedder))).toContain(
      `berformat 99, sedangkan program ini memakai format ${FORMAT}`,
    )
  })

  test.each([
    FILES.essays,
    FILES.passages,
    FILES.words,
    FILES.terms,
    FILES.forms,
    FILES.sentences,
    FILES.termVectors,
    ...VECTOR_FILES,
  ])('%s is truncated or missing', async (file) => {
    const { indexDir, embedder, folder } = await built()
    const content = await readFile(join(folder, file))
    await writeFile(join(folder, file), content.subarray(0, content.length - 1))
    expect(await reasonOf(openCurrent(indexDir, embedder))).toContain(`berkas ${join(folder, file)} rusak`)
  })

  test('any flipped bit', async () => {
    const { indexDir, embedder, folder } = await built()
    const files = (await readdir(folder)).filter((file) => file !== FILES.manifest)
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...files), fc.nat(), fc.nat(7), async (file, place, bit) => {
        const content = await readFile(join(folder, file))
        const damaged = Buffer.from(content)
        damaged[place % content.length]! ^= 1 << bit
        await writeFile(join(folder, file), damaged)
        expect(await reasonOf(openCurrent(indexDir, embedder))).toContain(file)
        await writeFile(join(folder, file), content)
      }),
      { numRuns: 60 },
    )
    await openCurrent(indexDir, embedder)
  })

  test.each(['', 'null', '{}', '{"format": 1}', 'not json'])('the manifest is %j', async (content) => {
    const { indexDir, embedder, folder } = await built()
    await writeFile(join(folder, FILES.manifest), content)
    await reasonOf(openCurrent(indexDir, embedder))
  })

  test('CURRENT points elsewhere', async () => {
    const { indexDir, embedder } = await built()
    await writeFile(join(indexDir, 'CURRENT'), '../../etc')
    expect(await reasonOf(openCurrent(indexDir, embedder))).toMatch(/CURRENT tidak menyebut satu indeks/)
  })
})

describe('the library follows the essays', () => {
  async function library(files: Record<string, string> = { 'a.md': FILE('A', 'ASN harus netral.') }) {
    const [essaysDir, indexDir] = [await temporaryFolder(files), await temporaryFolder()]
    // Whether vectors are searched by HNSW is another test's matter.
    const notice = vi.fn<(sentence: string) => void>()
    const onNotice = (sentence: string) => {
      if (sentence !== EXACT_SEARCH) notice(sentence)
    }
    return { essaysDir, indexDir, notice, options: { essaysDir, indexDir, onNotice, embedder: new WordHashEmbedder() } }
  }

  test('it builds what is missing, says so, and opens it without a word the next time', async () => {
    const { options, notice } = await library()
    const first = await openLibrary(options)
    expect(notice.mock.calls).toEqual([['Membangun indeks dari 1 esai (belum ada indeks) …']])
    expect((await openLibrary(options)).name).toBe(first.name)
    expect(notice).toHaveBeenCalledOnce()
  })

  test('it builds anew when essays change or the index is damaged', async () => {
    const { options, essaysDir, indexDir, notice } = await library()
    const { name } = await openLibrary(options)
    await writeFile(join(essaysDir, 'b.md'), FILE('B', 'Kampanye dilarang.'))
    const second = await openLibrary(options)
    expect(second.essays.size).toBe(2)
    expect(second.name).not.toBe(name)
    await writeFile(join(indexDir, second.name, FILES.vectors), 'rusak')
    expect((await openLibrary(options)).passages).toHaveLength(2)
    expect(notice.mock.lastCall![0]).toMatch(/rusak/)
  })

  test('essays that cannot be read cost nothing while there is a good index', async () => {
    const { options, essaysDir, notice } = await library()
    const { name } = await openLibrary(options)
    await writeFile(join(essaysDir, 'b.md'), '---\ntitle: [\n---\nTeks.\n')
    expect((await openLibrary(options)).name).toBe(name)
    expect(notice.mock.lastCall![0]).toMatch(/Kepala berkas b\.md .*\nSementara itu indeks terakhir yang utuh/)
    await expect(updateIndex(options)).rejects.toThrow(/Kepala berkas b\.md/)
  })

  test('without a good index the problem of the essays is the problem', async () => {
    const { options } = await library({ 'a.md': 'x' })
    await writeFile(join(options.essaysDir, 'a.md'), '---\n---\n')
    await expect(openLibrary(options)).rejects.toThrow(/a\.md/)
  })

  test('old generations are kept to go back to, five in all', async () => {
    const { options, essaysDir, indexDir } = await library()
    for (let i = 0; i < 8; i++) {
      await writeFile(join(essaysDir, 'a.md'), FILE('A', `Versi ${i} dari esai ini.`))
      await updateIndex(options)
    }
    const names = await readdir(indexDir)
    expect(names.filter((name) => name !== 'CURRENT')).toHaveLength(5)
  })

  test('an index that cannot be written is one sentence, and what was there stays', async () => {
    const { options, essaysDir } = await library()
    await openLibrary(options)
    await writeFile(join(essaysDir, 'b.md'), FILE('B', 'Baru.'))
    const blocked = { ...options, indexDir: join(essaysDir, 'a.md') }
    await expect(updateIndex(blocked)).rejects.toThrow(/Indeks di .* tidak dapat ditulis .*periksa izin dan ruang simpan/)
  })
})
