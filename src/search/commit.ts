import { mkdir, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { UserError, reasonOf } from '../errors.ts'
import { CURRENT, FILES, GENERATION_NAME, fileSha256, sha256 } from './manifest.ts'
import type { Manifest } from './manifest.ts'

const TEMPORARY = '.tmp-'
const KEPT = 5
const HOUR_MS = 3_600_000

/**
 * Writes a generation beside the others, the manifest last, and into its place by a rename: it is there whole or not at all.
 * `write` puts the files into the folder it is given.
 */
export async function commitGeneration(
  indexDir: string,
  name: string,
  write: (folder: string) => Promise<Omit<Manifest, 'files'>>,
): Promise<void> {
  try {
    await mkdir(indexDir, { recursive: true })
    const temporary = join(indexDir, `${TEMPORARY}${process.pid}-${Date.now()}`)
    await mkdir(temporary)
    try {
      await writeManifest(temporary, await write(temporary))
      await replaceFolder(temporary, join(indexDir, name))
    } finally {
      await rm(temporary, { recursive: true, force: true })
    }
  } catch (error) {
    throw isOfTheDisk(error) ? cannotWrite(indexDir, error) : error
  }
}

/**
 * Makes a generation the current one by a rename: whoever reads meanwhile sees the old one or the new one, never a half. Older ones beyond
 * those that are kept go.
 * @throws UserError when the folder cannot be written; the generation before stays current then.
 */
export async function switchGeneration(indexDir: string, name: string): Promise<void> {
  try {
    await switchTo(indexDir, name)
  } catch (error) {
    throw cannotWrite(indexDir, error)
  }
  try {
    // The newest switch counts, not the newest build.
    await utimes(join(indexDir, name), new Date(), new Date())
    await prune(indexDir, name)
  } catch (error) {
    if (!isOfTheDisk(error)) throw error
    // The switch is done, and holds. What could not be cleared away is tried again at the next.
    process.emitWarning(`Old indexes in ${indexDir} could not be cleared away: ${error.message}`)
  }
}

function isOfTheDisk(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error
}

function cannotWrite(indexDir: string, error: unknown): UserError {
  const reason = `Indeks di ${indexDir} tidak dapat ditulis (${reasonOf(error)})`
  return new UserError(`${reason}; periksa izin dan ruang simpan, indeks yang lama, bila ada, tetap utuh.`, { cause: error })
}

async function writeManifest(folder: string, manifest: Omit<Manifest, 'files'>): Promise<void> {
  const names = (await readdir(folder)).sort()
  const checksums = await Promise.all(names.map(async (file) => [file, await fileSha256(join(folder, file))] as const))
  const content: Manifest = { ...manifest, files: Object.fromEntries(checksums) }
  const text = JSON.stringify(content, null, 2) + '\n'
  await writeFile(join(folder, FILES.manifestSum), sha256(text), { flush: true })
  await writeFile(join(folder, FILES.manifest), text, { flush: true })
}

/** A folder of the same name is there when it was damaged, or when another process built the same essays meanwhile. */
async function replaceFolder(from: string, to: string): Promise<void> {
  const aside = `${from}-old`
  await rename(to, aside).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  })
  await rename(from, to)
  await rm(aside, { recursive: true, force: true })
}

async function switchTo(indexDir: string, name: string): Promise<void> {
  const next = join(indexDir, `${TEMPORARY}${CURRENT}-${process.pid}`)
  await writeFile(next, `${name}\n`, { flush: true })
  await rename(next, join(indexDir, CURRENT))
}

/** Keeps the newest generations to go back to, and clears what builds that were killed left behind. */
async function prune(indexDir: string, current: string): Promise<void> {
  const entries = await Promise.all(
    (await readdir(indexDir)).map(async (name) => {
      const { mtimeMs } = await stat(join(indexDir, name)).catch(() => ({ mtimeMs: Date.now() }))
      return { name, mtimeMs }
    }),
  )
  const stale = entries.filter(({ name, mtimeMs }) => name.startsWith(TEMPORARY) && Date.now() - mtimeMs > HOUR_MS)
  const old = entries
    .filter(({ name }) => GENERATION_NAME.test(name) && name !== current)
    .sort((a, b) => b.mtimeMs - a.mtimeMs)
    .slice(KEPT - 1)
  for (const { name } of [...stale, ...old]) await rm(join(indexDir, name), { recursive: true, force: true })
}
