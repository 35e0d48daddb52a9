import { YAMLParseError, parse, stringify } from 'yaml'
import { z } from 'zod'
import { UserError } from '../errors.ts'
import type { Essay, EssayReference, Span } from '../types.ts'
import { trimmed } from './sentences.ts'

const FRONT_MATTER = /^---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n|$)/
const HEADING = /^#{1,6} /

/** A citation has to fit under a quote. */
export const METADATA_LENGTH = 300

const text = z.string().trim().min(1).max(METADATA_LENGTH)
const frontMatter = z.strictObject({
  title: text,
  author: text.optional(),
  outlet: text.optional(),
  published: z.iso.date().optional(),
  url: z.url({ protocol: /^https?$/ }).optional(),
  source: text.optional(),
})

export type EssayMetadata = Omit<EssayReference, 'id'>

/** Whether the file starts with front matter, that is, has been imported and needs no cleaning. */
export function hasFrontMatter(content: string): boolean {
  return /^---[ \t]*\n/.test(content)
}

/**
 * Reads an essay: front matter, then paragraphs separated by blank lines, then and now a `## heading`.
 * @throws UserError that names `file` when the front matter is not as it should be or there is no paragraph.
 */
export function parseEssay(content: string, id: string, file: string): Essay {
  const [whole, yaml] = FRONT_MATTER.exec(content) ?? []
  if (whole === undefined) throw new UserError(`Kepala berkas ${file} tidak ditutup; tambahkan baris “---” di bawahnya.`)
  const body = content.slice(whole.length).trim()
  const paragraphs = paragraphsOf(body)
  if (paragraphs.length === 0) {
    throw new UserError(`Esai ${file} tidak berisi satu paragraf pun; isi berkas itu atau hapus.`)
  }
  return { id, ...parseFrontMatter(yaml ?? '', file), text: body, paragraphs }
}

export function formatEssay(metadata: EssayMetadata, body: string): string {
  return `---\n${stringify(metadata, { lineWidth: 0 })}---\n\n${body}\n`
}

function parseFrontMatter(yaml: string, file: string): EssayMetadata {
  let value: unknown
  try {
    // "core" keeps a date a string.
    value = parse(yaml, { schema: 'core', logLevel: 'error' })
  } catch (error) {
    const line = error instanceof YAMLParseError && error.linePos !== undefined ? ` di baris ${error.linePos[0].line + 1}` : ''
    throw new UserError(`Kepala berkas ${file} tidak terbaca${line}; perbaiki penulisan YAML-nya.`, { cause: error })
  }
  const parsed = frontMatter.safeParse(value)
  if (parsed.success) return withoutUndefined(parsed.data)
  const names = [...new Set(parsed.error.issues.flatMap(fieldsOf))].join(', ')
  throw new UserError(
    `Kepala berkas ${file} keliru pada: ${names || 'seluruhnya'}; yang dikenal hanya title (wajib), author, outlet, ` +
      `published (TTTT-BB-HH), url, dan source, masing-masing paling banyak ${METADATA_LENGTH} huruf.`,
    { cause: parsed.error },
  )
}

function fieldsOf(issue: z.core.$ZodIssue): string[] {
  return issue.code === 'unrecognized_keys' ? issue.keys : issue.path.slice(0, 1).map(String)
}

function withoutUndefined(metadata: z.infer<typeof frontMatter>): EssayMetadata {
  return Object.fromEntries(Object.entries(metadata).filter(([, value]) => value !== undefined)) as unknown as EssayMetadata
}

/** Runs of lines that are neither blank nor a heading. */
function paragraphsOf(body: string): Span[] {
  const paragraphs: Span[] = []
  let isOpen = false
  for (const { 0: line, index } of body.matchAll(/.+/g)) {
    const continues = isOpen && index === paragraphs.at(-1)!.end + 1
    const isText = line.trim() !== '' && !HEADING.test(line)
    if (isText) {
      const start = continues ? paragraphs.pop()!.start : index
      paragraphs.push({ start, end: index + line.length })
    }
    isOpen = isText
  }
  return paragraphs.map(({ start, end }) => trimmed(body, start, end))
}
