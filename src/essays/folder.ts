import { readFile, readdir } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { UserError } from '../errors.ts'
import type { Essay } from '../types.ts'
import { formatEssay, hasFrontMatter, parseEssay } from './essay-file.ts'
import { importEssay, slugOf } from './import.ts'

// eslint-disable-next-line no-control-regex -- these are what it is for
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g
const EXTENSIONS = new Set(['.md', '.txt'])

/** Files of a folder of essays to be written and to be removed: what a change comes down to. */
export interface FolderChange {
  readonly write: readonly { readonly name: string; readonly content: string }[]
  readonly remove: readonly string[]
}

const NO_CHANGE: FolderChange = { write: [], remove: [] }

/**
 * Reads every .md and .txt file of a folder, as it would be after a `change`, in the order of their names. A file without front matter is cleaned on the way.
 * @throws UserError that lists what is wrong with each file, so that one look is enough to mend all of them.
 */
export async function readEssays(folder: string, { mayBeEmpty = false, change = NO_CHANGE } = {}): Promise<Essay[]> {
  const gone = new Set([...change.remove, ...change.write.map(({ name }) => name)])
  const names = [...(await essayFiles(folder)).filter((name) => !gone.has(name)), ...change.write.map(({ name }) => name)].sort()
  const contents = new Map(change.write.map(({ name, content }) => [name, content]))
  if (names.length === 0 && !mayBeEmpty) {
    throw new UserError(`Folder ${folder} tidak berisi esai; taruh sedikitnya satu berkas .md atau .txt di sana.`)
  }
  const read = await Promise.allSettled(names.map((name) => readEssay(folder, name, contents.get(name))))
  const problems = read.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []))
  const defect = problems.find((problem) => !(problem instanceof UserError))
  if (defect instanceof Error) throw defect
  const readable = read.flatMap((result, i) => (result.status === 'fulfilled' ? [{ essay: result.value, name: names[i]! }] : []))
  const sentences = [...problems.map((problem) => (problem as UserError).message), ...sameIds(readable)]
  if (sentences.length > 0) throw new UserError(sentences.join('\n'))
  return readable.map(({ essay }) => essay)
}

/** The id of the essay in a file of this name. */
export function essayIdOf(name: string): string {
  return slugOf(name.slice(0, -extname(name).length), 80)
}

/** The names of the files of a folder that hold essays. @throws UserError when it cannot be opened. */
export async function essayFiles(folder: string): Promise<string[]> {
  let entries
  try {
    entries = await readdir(folder, { withFileTypes: true })
  } catch (error) {
    throw new UserError(`Folder esai ${folder} tidak dapat dibuka; periksa nama dan izinnya.`, { cause: error })
  }
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.') && EXTENSIONS.has(extname(entry.name).toLowerCase()))
    .map((entry) => entry.name)
    .sort()
}

/** No essay is as long as a book; what is, was not meant to be one. */
const LARGEST_BYTES = 20_000_000

async function readEssay(folder: string, name: string, given?: string): Promise<Essay> {
  const content = given ?? (await readText(join(folder, name)))
  const id = essayIdOf(name)
  if (hasFrontMatter(content)) return parseEssay(content, id, name)
  const { metadata, body } = importEssay(content, name)
  return parseEssay(formatEssay(metadata, body), id, name)
}

/** A file in UTF-8, with or without a byte order mark, any line ends. @throws UserError that names it. */
export async function readText(file: string): Promise<string> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new UserError(`Berkas ${file} tidak dapat dibaca; periksa nama dan izinnya.`, { cause: error })
  })
  if (bytes.length > LARGEST_BYTES)
    throw new UserError(`Berkas ${basename(file)} lebih besar dari 20 MB; bagi menjadi beberapa esai.`)
  const text = decoded(bytes)
  if (text === undefined) {
    throw new UserError(
      `Berkas ${basename(file)} bukan teks UTF-8; simpan ulang dengan pengodean UTF-8 (di Notepad: Simpan Sebagai, Pengodean: UTF-8).`,
    )
  }
  // A terminal or a chat must not be steered by what somebody put into a file.
  return text.replace(/\r\n?/g, '\n').replace(CONTROL, '')
}

/** Undefined for bytes that are not UTF-8, and for UTF-16, which shows by its zeros. */
function decoded(bytes: Uint8Array): string | undefined {
  try {
    return bytes.includes(0) ? undefined : new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function sameIds(readable: readonly { readonly essay: Essay; readonly name: string }[]): string[] {
  const first = new Map<string, string>()
  return readable.flatMap(({ essay: { id }, name }) => {
    const earlier = first.get(id)
    if (earlier === undefined) {
      first.set(id, name)
      return []
    }
    return [`Berkas ${earlier} dan ${name} sama-sama bernama esai “${id}”; ganti nama salah satunya.`]
  })
}
