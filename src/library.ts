import { readEssays } from './essays/folder.ts'
import { UserError } from './errors.ts'
import { buildGeneration, nameFor } from './search/build.ts'
import type { BuildOptions, BuildReport } from './search/build.ts'
import { UnusableIndexError, openCurrent } from './search/generations.ts'
import type { Generation } from './search/generations.ts'
import { FILES } from './search/manifest.ts'
import { loadHnswlib } from './search/hnsw-index.ts'

export interface LibraryOptions extends Omit<BuildOptions, 'previous'> {
  readonly essaysDir: string
  /** Told, in Indonesian, what is being done and why. */
  readonly onNotice: (sentence: string) => void
}

export interface IndexReport extends BuildReport {
  /** Whether nothing had to be done. */
  readonly upToDate: boolean
}

/**
 * Brings the index up to date with the folder of essays: builds it when it is missing, outdated or damaged.
 * @throws UserError when the essays cannot be read or the index cannot be written; what was there before stays.
 */
export async function updateIndex(options: LibraryOptions): Promise<IndexReport> {
  const essays = await readEssays(options.essaysDir)
  const current = await currentOrReason(options)
  if (typeof current !== 'string' && current.name === nameFor(essays, options.embedder) && !(await lacksHnsw(current))) {
    return { generation: current, embedded: 0, reused: current.passages.length, removed: 0, upToDate: true }
  }
  const [reason, previous] = typeof current === 'string' ? [current] : ['esai berubah', current]
  options.onNotice(`Membangun indeks dari ${essays.length} esai (${reason}) …`)
  const report = await buildGeneration(essays, previous === undefined ? options : { ...options, previous })
  return { ...report, upToDate: false }
}

/**
 * The generation to answer from. Essays that cannot be read cost nothing while there is a good generation of before.
 * @throws UserError when there is neither.
 */
export async function openLibrary(options: LibraryOptions): Promise<Generation> {
  try {
    return (await updateIndex(options)).generation
  } catch (error) {
    const current = error instanceof UserError ? await currentOrReason(options) : ''
    if (typeof current === 'string') throw error
    options.onNotice(`${(error as UserError).message}\nSementara itu indeks terakhir yang utuh (${current.name}) tetap dipakai.`)
    return current
  }
}

/** The current generation, or an Indonesian clause that says why it cannot be used. */
async function currentOrReason({ indexDir, embedder }: LibraryOptions): Promise<Generation | string> {
  try {
    return await openCurrent(indexDir, embedder)
  } catch (error) {
    if (error instanceof UnusableIndexError) return error.reason
    throw error
  }
}

/** It was built on a machine without the native library, and this one has it. */
async function lacksHnsw({ manifest }: Generation): Promise<boolean> {
  return manifest.files[FILES.hnsw] === undefined && (await loadHnswlib()) !== undefined
}
