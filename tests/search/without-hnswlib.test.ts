import { expect, test, vi } from 'vitest'
import { EXACT_SEARCH } from '../../src/language/indonesian.ts'
import { updateIndex } from '../../src/library.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { WordHashEmbedder } from '../support/word-hash-embedder.ts'

const native = vi.hoisted(() => ({ isInstalled: false }))
vi.mock('hnswlib-node', async (original) => {
  if (!native.isInstalled) throw new Error('Could not locate the bindings file')
  return original()
})

const isInstalled = await vi.importActual('hnswlib-node').then(
  () => true,
  () => false,
)

async function builtWithout() {
  native.isInstalled = false
  const essaysDir = await temporaryFolder({ 'a.md': '---\ntitle: A\n---\nASN harus netral.\n' })
  const options = {
    essaysDir,
    indexDir: await temporaryFolder(),
    embedder: new WordHashEmbedder(),
    onNotice: vi.fn<(sentence: string) => void>(),
  }
  return { options, generation: (await updateIndex(options)).generation }
}

test('where hnswlib-node could not be compiled, exact search takes over with one clear line', async () => {
  const { options, generation } = await builtWithout()
  expect(generation.vectorSearch).toBe('exact')
  expect(options.onNotice.mock.calls.flat()).toEqual(['Membangun indeks dari 1 esai (belum ada indeks) …', EXACT_SEARCH])
  expect(generation.vectorIndex.search(await options.embedder.embed('netral'), 1)).toHaveLength(1)
})

test.skipIf(!isInstalled)('once it is installed, the index is made good', async () => {
  const { options } = await builtWithout()
  native.isInstalled = true
  vi.resetModules()
  const later = await import('../../src/library.ts')
  expect((await later.updateIndex(options)).generation.vectorSearch).toBe('hnsw')
})
