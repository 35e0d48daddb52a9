import { createReadStream, existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { UserError } from '../errors.ts'
import type { Essay } from '../types.ts'

/** Questions over a collection that no one here wrote. Each text is an "essay" of one paragraph. */
export interface PublicSet {
  readonly essays: readonly Essay[]
  /** `right`: ids of the essays that answer; none: the collection does not. */
  readonly questions: readonly { readonly text: string; readonly right: ReadonlySet<string> }[]
}

export const PUBLIC_SETS = {
  /** Questions that civil servants asked their personnel office, over articles of laws and regulations. */
  'asn-regulations': readAsnRegulations,
  /** TyDi QA GoldP, Indonesian, validation, among passages of Wikipedia leads. */
  tydiqa: readTydiqa,
} as const satisfies Record<string, (folder: string) => Promise<PublicSet>>

const TYDIQA_PASSAGES = 30_000

async function readAsnRegulations(folder: string): Promise<PublicSet> {
  const collection = new Collection()
  const lines = (await readFile(locate(folder, 'asn-regulation-questions.jsonl'), 'utf8')).trim().split('\n')
  const rows = lines.map((line) => JSON.parse(line) as { question: string; passages: string[] })
  const questions = rows.map(({ question, passages }) => ({
    text: question,
    right: new Set(passages.map((text) => collection.add(text))),
  }))
  const documents = new Set((await readFile(locate(folder, 'asn-law-documents.txt'), 'utf8')).split('\n'))
  for await (const { doc, text } of rowsOf<{ doc: string; text: string }>(locate(folder, 'laws-articles.jsonl.gz'))) {
    if (documents.has(doc)) collection.add(text)
  }
  return { essays: collection.essays, questions }
}

async function readTydiqa(folder: string): Promise<PublicSet> {
  const collection = new Collection()
  const questions: PublicSet['questions'][number][] = []
  const file = locate(folder, 'question-passage-validation.jsonl.gz')
  for await (const { question, passage } of rowsOf<{ question: string; passage: string }>(file)) {
    questions.push({ text: question, right: new Set([collection.add(passage)]) })
  }
  for await (const { passages } of rowsOf<{ passages: string[] }>(locate(folder, 'wikipedia-leads.jsonl.gz'))) {
    for (const passage of passages) if (collection.essays.length < TYDIQA_PASSAGES) collection.add(passage)
    if (collection.essays.length >= TYDIQA_PASSAGES) break
  }
  return { essays: collection.essays, questions }
}

/** Texts, each once. */
export class Collection {
  readonly essays: Essay[] = []
  readonly #ids = new Map<string, string>()

  /** The id of the text's essay. */
  add(raw: string): string {
    const text = raw.trim()
    let id = this.#ids.get(text)
    if (id === undefined) {
      id = String(this.essays.length)
      this.#ids.set(text, id)
      this.essays.push({ id, title: id, text, paragraphs: [{ start: 0, end: text.length }] })
    }
    return id
  }
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
