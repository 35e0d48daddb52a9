import { writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { UserError } from '../errors.ts'
import type { Essay } from '../types.ts'
import { formatEssay, hasFrontMatter, parseEssay } from './essay-file.ts'
import type { EssayMetadata } from './essay-file.ts'
import { readEssays, readText } from './folder.ts'
import { importEssay, slugOf } from './import.ts'

export interface AddedEssay {
  readonly essay: Essay
  /** Lines that were taken for clutter. */
  readonly removed: readonly string[]
}

/**
 * Cleans a text and writes it into the folder of essays under a name of its own. A text that has front matter already is
 * added as it is.
 * @throws UserError when it cannot be read or written, or when an essay with the same text is there.
 */
export async function addEssay(file: string, folder: string): Promise<AddedEssay> {
  const name = basename(file)
  const raw = await readText(file)
  const imported = hasFrontMatter(raw) ? { content: raw, removed: [] } : contentOf(importEssay(raw, name))
  const known = await readEssays(folder, { mayBeEmpty: true })
  const parsed = parseEssay(imported.content, '', name)
  const twin = known.find(({ text }) => text === parsed.text)
  if (twin !== undefined) throw new UserError(`Teks ${name} sudah ada sebagai esai “${twin.id}”; tidak ada yang ditambahkan.`)
  const essay = { ...parsed, id: freeId(parsed, new Set(known.map(({ id }) => id))) }
  try {
    await writeFile(join(folder, `${essay.id}.md`), imported.content, { flag: 'wx' })
  } catch (error) {
    throw new UserError(`Esai tidak dapat ditulis ke ${folder}; periksa nama folder dan izinnya.`, { cause: error })
  }
  return { essay, removed: imported.removed }
}

function contentOf({ metadata, body, removed }: ReturnType<typeof importEssay>) {
  return { content: formatEssay(metadata, body), removed }
}

/** The title, then title and author, then numbers. */
function freeId({ title, author }: EssayMetadata, taken: ReadonlySet<string>): string {
  const id = slugOf(title)
  if (!taken.has(id)) return id
  const withAuthor = author === undefined ? id : `${id}-${slugOf(author, 30)}`
  if (!taken.has(withAuthor)) return withAuthor
  let number = 2
  while (taken.has(`${withAuthor}-${number}`)) number++
  return `${withAuthor}-${number}`
}
