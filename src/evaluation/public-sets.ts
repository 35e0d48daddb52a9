import { createReadStream, existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { UserError } from '../errors.ts'
import type { Essay, Passage } from '../types.ts'

/** Questions over a collection that no one here wrote. */
export interface PublicSet {
  readonly essays: readonly Essay[]
  /** `right`: keys of the paragraphs that answer, see `paragraphsOf`; none: the collection does not. */
  readonly questions: readonly { readonly text: string; readonly right: ReadonlySet<string> }[]
}

/** A paragraph of a collection: what a rank counts, however many passages it was cut into. */
function paragraphKey(essayId: string, paragraph: number): string {
  return `${essayId} ${paragraph}`
}

/** The keys of the paragraphs that a passage is from. */
export function paragraphsOf({ essayId, paragraph, lastParagraph = paragraph }: Passage): string[] {
  return Array.from({ length: lastParagraph - paragraph + 1 }, (_, i) => paragraphKey(essayId, paragraph + i))
}

export const PUBLIC_SETS = {
  /** Questions that civil servants asked their personnel office, over articles of laws and regulations. */
  'asn-regulations': readAsnRegulations,
  /** TyDi QA GoldP, Indonesian, validation, among passages of Wikipedia leads. */
  tydiqa: readTydiqa,
} as const satisfies Record<string, (folder: string) => Promise<PublicSet>>

const TYDIQA_PASSAGES = 30_000
const BETWEEN = '\n\n'

/** An essay a regulation, with its name as title; a paragraph an article. */
async function readAsnRegulations(folder: string): Promise<PublicSet> {
  const collection = new Collection()
  const lines = (await readFile(locate(folder, 'asn-regulation-questions.jsonl'), 'utf8')).trim().split('\n')
  const rows = lines.map((line) => JSON.parse(line) as { question: string; regulation: string | null; passages: string[] })
  const questions = rows.map(({ question, regulation, passages }) => ({
    text: question,
    right: new Set(passages.map((text) => collection.add(text, regulation ?? ''))),
  }))
  const documents = new Set((await readFile(locate(folder, 'asn-law-documents.txt'), 'utf8')).split('\n'))
  const articles = rowsOf<{ doc: string; title: string; text: string }>(locate(folder, 'laws-articles.jsonl.gz'))
  for await (const { doc, title, text } of articles) if (documents.has(doc)) collection.add(text, title)
  return { essays: collection.essays(), questions }
}

/** An essay a passage, because the passages that answer come without the title of their article. */
async function readTydiqa(folder: string): Promise<PublicSet> {
  const collection = new Collection()
  const questions: PublicSet['questions'][number][] = []
  const file = locate(folder, 'question-passage-validation.jsonl.gz')
  for await (const { question, passage } of rowsOf<{ question: string; passage: string }>(file)) {
    questions.push({ text: question, right: new Set([collection.add(passage)]) })
  }
  for await (const { passages } of rowsOf<{ passages: string[] }>(locate(folder, 'wikipedia-leads.jsonl.gz'))) {
    for (const passage of passages) if (collection.size < TYDIQA_PASSAGES) collection.add(passage)
    if (collection.size >= TYDIQA_PASSAGES) break
  }
  return { essays: collection.essays(), questions }
}

/** Texts, each once, as paragraphs of essays. */
export class Collection {
  readonly #keys = new Map<string, string>()
  /** By title; texts without one are each an essay of its own. */
  readonly #texts = new Map<string, { readonly title: string; readonly paragraphs: string[] }>()

  get size(): number {
    return this.#keys.size
  }

  /** The key of the text's paragraph. */
  add(raw: string, title = ''): string {
    const text = raw.trim()
    const known = this.#keys.get(text)
    if (known !== undefined) return known
    const essayId = title === '' ? String(this.size) : title
    const essay = this.#texts.get(essayId) ?? { title, paragraphs: [] }
    essay.paragraphs.push(text)
    this.#texts.set(essayId, essay)
    const key = paragraphKey(essayId, essay.paragraphs.length)
    this.#keys.set(text, key)
    return key
  }

  essays(): Essay[] {
    return [...this.#texts].map(([id, { title, paragraphs }]) => essayOf(id, title, paragraphs))
  }
}

export function essayOf(id: string, title: string, paragraphs: readonly string[]): Essay {
  let end = -BETWEEN.length
  const spans = paragraphs.map((text) => {
    const start = end + BETWEEN.length
    end = start + text.length
    return { start, end }
  })
  return { id, title, text: paragraphs.join(BETWEEN), paragraphs: spans }
}

/** The first leads of Wikipedia, an essay each. */
export async function readLeads(folder: string, count: number): Promise<Essay[]> {
  const essays: Essay[] = []
  const rows = rowsOf<{ title: string; passages: string[] }>(locate(folder, 'wikipedia-leads.jsonl.gz'))
  for await (const { title, passages } of rows) {
    if (essays.length >= count) break
    essays.push(essayOf(`lead-${essays.length}`, title, passages))
  }
  return essays
}

/** Files lie in the folder itself or in one below it. */
export function locate(folder: string, name: string): string {
  const places = ['', 'evaluation', 'training-data'].map((below) => join(folder, below, name))
  const file = places.find((place) => existsSync(place))
  if (file === undefined) throw new UserError(`Berkas ${name} tidak ada di ${folder}; periksa --data.`)
  return file
}

export async function* rowsOf<Row>(file: string): AsyncGenerator<Row> {
  for await (const line of createInterface({ input: createReadStream(file).pipe(createGunzip()) })) yield JSON.parse(line) as Row
}
