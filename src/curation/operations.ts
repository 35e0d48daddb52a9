import { UserError } from '../errors.ts'
import { formatEssay, parseEssay } from '../essays/essay-file.ts'
import type { EssayMetadata } from '../essays/essay-file.ts'
import { essayFiles, essayIdOf, readEssays } from '../essays/folder.ts'
import type { FolderChange } from '../essays/folder.ts'
import { slugOf } from '../essays/import.ts'
import type { Generation } from '../search/generation.ts'
import type { Essay } from '../types.ts'
import { contentOf, essayOf } from './proposal.ts'
import type { Proposal } from './proposal.ts'

/** What an admin does to the essays, as changes of their folder. Each throws a UserError that says what is wrong. */

/** Under a name of its own, beside what is there. */
export async function addition(folder: string, proposals: readonly Pick<Proposal, 'metadata' | 'body'>[]): Promise<FolderChange> {
  const known = await readEssays(folder, { mayBeEmpty: true })
  const taken = new Set(known.map(({ id }) => id))
  const texts = new Map(known.map(({ text, id }) => [text, id]))
  const write = proposals.map((proposal) => {
    const { text } = essayOf(proposal)
    const twin = texts.get(text)
    if (twin !== undefined)
      throw new UserError(`Teks “${proposal.metadata.title}” sudah ada sebagai esai “${twin}”; tidak ada yang ditambahkan.`)
    const id = freeId(proposal.metadata, taken)
    taken.add(id)
    texts.set(text, id)
    return { name: `${id}.md`, content: contentOf(proposal) }
  })
  return { write, remove: [] }
}

export async function removal(folder: string, ids: readonly string[]): Promise<FolderChange> {
  const files = await filesById(folder)
  return { write: [], remove: ids.map((id) => fileOf(id, files)) }
}

/** Title, author and the like; the text stays as it is. An undefined value takes the field away. */
export async function edit(
  folder: string,
  id: string,
  changes: Partial<Record<keyof EssayMetadata, string | undefined>>,
): Promise<FolderChange> {
  const name = fileOf(id, await filesById(folder))
  const essay = (await readEssays(folder)).find((essay) => essay.id === id)!
  const { id: _, text, paragraphs: __, ...metadata } = essay
  const entries = Object.entries({ ...metadata, ...changes }).filter(([, value]) => value !== undefined)
  const content = formatEssay(Object.fromEntries(entries) as unknown as EssayMetadata, text)
  // Read as it will be: a date that is none, or a title that is too long, is refused here.
  parseEssay(content, id, name)
  const markdown = `${essayIdOf(name)}.md`
  return { write: [{ name: markdown, content }], remove: name === markdown ? [] : [name] }
}

/** The essays as they were in an earlier generation. */
export async function returnTo(folder: string, generation: Generation): Promise<FolderChange> {
  const files = await filesById(folder)
  const now = new Map((await readEssays(folder, { mayBeEmpty: true }).catch(noneIfUnreadable)).map((essay) => [essay.id, essay]))
  const then = [...generation.essays.values()]
  const write = then
    .filter((essay) => JSON.stringify(now.get(essay.id)) !== JSON.stringify(essay))
    .map((essay) => ({ name: `${essay.id}.md`, content: contentOfEssay(essay) }))
  const rewritten = new Set(write.map(({ name }) => name))
  const remove = [...files].filter(
    ([id, name]) => !generation.essays.has(id) || (rewritten.has(`${id}.md`) && !rewritten.has(name)),
  )
  return { write, remove: remove.map(([, name]) => name) }
}

/** Whatever keeps the essays from being read is to be replaced. */
function noneIfUnreadable(error: unknown): Essay[] {
  if (error instanceof UserError) return []
  throw error
}

function contentOfEssay({ id: _, text, paragraphs: __, ...metadata }: Essay): string {
  return formatEssay(metadata, text)
}

async function filesById(folder: string): Promise<Map<string, string>> {
  return new Map((await essayFiles(folder)).map((name) => [essayIdOf(name), name]))
}

function fileOf(id: string, files: ReadonlyMap<string, string>): string {
  const name = files.get(id)
  if (name !== undefined) return name
  throw new UserError(`Tidak ada esai “${id}”; lihat namanya dengan: npm run essays -- list`)
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
