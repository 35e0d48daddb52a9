import { readEssays } from './essays/folder.ts'
import { UserError } from './errors.ts'
import { EXACT_SEARCH } from './language/indonesian.ts'
import { buildGeneration, nameFor } from './search/build.ts'
import type { BuildOptions, BuildReport } from './search/build.ts'
import { openCurrent } from './search/generation.ts'
import { UnusableIndexError } from './search/index-files.ts'
import type { Generation } from './search/generation.ts'
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
  const previous = typeof current === 'string' ? undefined : current
  const reason = typeof current === 'string' ? current : await reasonToRebuild(current, nameFor(essays, options.embedder))
  if (previous !== undefined && reason === undefined) {
    return { generation: previous, embedded: 0, reused: previous.passages.length, removed: 0, upToDate: true }
  }
  options.onNotice(`Membangun indeks dari ${essays.length} esai (${reason}) …`)
  const report = await buildGeneration(essays, previous === undefined ? options : { ...options, previous })
  if (report.generation.vectorSearch === 'exact') options.onNotice(EXACT_SEARCH)
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

/** An Indonesian clause, or undefined when the generation is up to date. */
async function reasonToRebuild({ name, manifest }: Generation, upToDateName: string): Promise<string | undefined> {
  if (name !== upToDateName) return 'esai berubah'
  const lacksHnsw = manifest.files[FILES.hnsw] === undefined
  return lacksHnsw && (await loadHnswlib()) !== undefined ? 'hnswlib-node kini terpasang' : undefined
}
