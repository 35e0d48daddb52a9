import { lstat, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { UserError, reasonOf } from '../errors.ts'
import type { FolderChange } from '../essays/folder.ts'

/** Where essays go that are removed or replaced: they can be taken back from there by hand. */
export const REMOVED_FOLDER = '.dihapus'

const journalSchema = z.object({
  write: z.array(z.object({ name: z.string(), content: z.string() })),
  remove: z.array(z.string()),
})

/**
 * Changes files of a folder, all of them or none: what is to be done is written down first, so that a process that is killed half-way can
 * finish when it starts again (`finishChange`).
 * @throws UserError when the folder cannot be written; then nothing has changed.
 */
export async function applyChange(folder: string, change: FolderChange, journal: string): Promise<void> {
  if (change.write.length + change.remove.length === 0) return
  try {
    for (const { name } of change.write) safe(name)
    for (const name of change.remove) safe(name)
    const [next] = await stage(journal, JSON.stringify(change))
    await rename(next, journal)
    await carryOut(folder, change)
    await rm(journal, { force: true })
  } catch (error) {
    // What was not begun must not be finished later, unasked.
    await rm(journal, { force: true }).catch(() => undefined)
    const reason = `Folder esai ${folder} tidak dapat diubah (${reasonOf(error)})`
    throw new UserError(`${reason}; periksa izin dan ruang simpan.`, { cause: error })
  }
}

/** Finishes a change that was interrupted. Returns whether there was one. */
export async function finishChange(folder: string, journal: string): Promise<boolean> {
  const text = await readFile(journal, 'utf8').catch(() => undefined)
  if (text === undefined) return false
  const change = parsed(text)
  if (change === undefined) {
    throw new UserError(`Catatan perubahan ${journal} rusak; periksa isi folder esai ${folder}, lalu hapus catatan itu.`)
  }
  await carryOut(folder, change)
  await rm(journal, { force: true })
  return true
}

function parsed(text: string): FolderChange | undefined {
  try {
    return journalSchema.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

/** May be done twice. */
async function carryOut(folder: string, { write, remove }: FolderChange): Promise<void> {
  // All beside first: what does not fit is known before anything is replaced.
  const staged: (readonly [next: string, file: string])[] = []
  try {
    for (const { name, content } of write) staged.push(await stage(join(folder, safe(name)), content))
  } catch (error) {
    for (const [next] of staged) await rm(next, { force: true })
    throw error
  }
  const undo: (() => Promise<void>)[] = []
  try {
    await mkdir(join(folder, REMOVED_FOLDER), { recursive: true })
    for (const file of [...remove.map((name) => join(folder, safe(name))), ...staged.map(([, file]) => file)]) {
      const aside = await putAside(file)
      if (aside !== undefined) undo.unshift(() => rename(aside, file))
    }
    for (const [next, file] of staged) {
      await rename(next, file)
      undo.unshift(() => rm(file))
    }
  } catch (error) {
    for (const step of undo) await step()
    for (const [next] of staged) await rm(next, { force: true })
    throw error
  }
}

/** What is removed or replaced can be taken back by hand. Undefined where nothing was. */
async function putAside(file: string): Promise<string | undefined> {
  const aside = join(dirname(file), REMOVED_FOLDER, `${Date.now()}-${basename(file)}`)
  try {
    await rename(file, aside)
    return aside
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Writes the content beside its file; the rename puts it there whole. */
async function stage(file: string, content: string): Promise<readonly [next: string, file: string]> {
  await mkdir(dirname(file), { recursive: true })
  // The same name each time: whoever finishes an interrupted change leaves nothing of it behind.
  const next = join(dirname(file), `.tmp-${basename(file)}`)
  const there = await lstat(file).catch(() => undefined)
  if (there?.isDirectory() === true) throw new Error(`${file} is a folder`)
  try {
    await writeFile(next, content, { flush: true })
    return [next, file]
  } catch (error) {
    await rm(next, { force: true }).catch(() => undefined)
    throw error
  }
}

/** Nothing is ever written outside the folder, whatever a name says. */
function safe(name: string): string {
  if (name !== basename(name) || name.startsWith('.')) throw new Error(`Not a name of an essay: ${name}`)
  return name
}
