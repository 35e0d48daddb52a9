import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { UserError } from '../errors.ts'
import { openGeneration } from '../search/generation.ts'
import { UnusableIndexError, readManifest } from '../search/index-files.ts'
import type { Generation } from '../search/generation.ts'
import { GENERATION_NAME } from '../search/manifest.ts'
import type { Embedder } from '../types.ts'

/** An index of an earlier day, essays included. */
export interface StoredGeneration {
  readonly name: string
  readonly createdAt: string
  readonly essays: number
  readonly passages: number
}

/** Newest first; what is damaged or of another format is left out. */
export async function storedGenerations(indexDir: string): Promise<StoredGeneration[]> {
  const names = (await readdir(indexDir).catch(() => [])).filter((name) => GENERATION_NAME.test(name))
  const read = await Promise.all(
    names.map(async (name) => {
      try {
        const { createdAt, essays, passages } = await readManifest(join(indexDir, name))
        return [{ name, createdAt, essays, passages }]
      } catch (error) {
        if (error instanceof UnusableIndexError) return []
        throw error
      }
    }),
  )
  return read.flat().sort((a, b) => b.createdAt.localeCompare(a.createdAt))
}

/** @throws UserError when there is none of this name, or it is damaged. */
export async function openStored(indexDir: string, name: string, embedder: Embedder): Promise<Generation> {
  try {
    if (!GENERATION_NAME.test(name)) throw new UnusableIndexError('nama indeks tidak sah')
    return await openGeneration(indexDir, name, embedder)
  } catch (error) {
    if (!(error instanceof UnusableIndexError)) throw error
    throw new UserError(`Indeks ${name} tidak dapat dipakai (${error.reason}); pilih yang lain dari daftar.`, { cause: error })
  }
}
