import { UserError } from '../errors.ts'
import { clean } from './clean.ts'
import { METADATA_LENGTH } from './essay-file.ts'
import type { EssayMetadata } from './essay-file.ts'

/** "Oleh : Feby Permata Putri | CPNS KPU Kota Cirebon" → the name; what follows a bar or comma is the author's office. */
const BYLINE = /^[*_]*(?:oleh|penulis|by)\s*:\s*([^|,(*_]+?)\s*(?:[|,(*_].*)?$/i
/** Without a colon only before a name: “Oleh Ratna Dewi”. */
const BARE_BYLINE = /^[*_]*(?:Oleh|OLEH|By)\s+(\p{Lu}[\p{L}.'’-]*(?:\s+\p{Lu}[\p{L}.'’-]*){0,4})\s*(?:[|,(*_].*)?$/u
const SENTENCE_END = /[.!?:;,…]["”’)]*$/
/** “# Judul”, in a text that was Markdown already. */
const MARKED = /^#{1,6} /
const HEADING_WORDS = 12
const TITLE_WORDS = 40

export interface ImportedEssay {
  readonly metadata: EssayMetadata
  /** Markdown: paragraphs and `## headings`, separated by blank lines. */
  readonly body: string
  /** Lines that were taken for clutter or that repeat an earlier one. */
  readonly removed: readonly string[]
}

/**
 * Makes an essay out of a text copied from a web page: the first line is the title, a byline names the author.
 * @throws UserError that names `source` when nothing is left after cleaning.
 */
export function importEssay(raw: string, source: string): ImportedEssay {
  const { lines, removed } = clean(raw)
  const [first, ...others] = lines
  if (first === undefined) throw new UserError(`Berkas ${source} tidak berisi teks esai; periksa isinya.`)
  const startsWithTitle = others.length > 0 && isShort(first, TITLE_WORDS) && !/[.]$/.test(first)
  const title = (startsWithTitle ? first.replace(MARKED, '') : titleFromName(source)).slice(0, METADATA_LENGTH)
  const content = startsWithTitle ? others : lines
  const byline = content.slice(0, 2).find((line) => authorIn(line) !== undefined)
  const author = byline === undefined ? undefined : authorIn(byline)
  const paragraphs = content.filter((line) => line !== byline)
  const blocks = paragraphs.map((line, i) => (isHeading(paragraphs, i) ? `## ${line.replace(MARKED, '')}` : line))
  return {
    metadata: { title, ...(author === undefined ? {} : { author }), source },
    body: blocks.join('\n\n'),
    removed,
  }
}

/** A readable file name: lower-case letters and digits, at most `length` characters, cut between words. */
export function slugOf(title: string, length = 60): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g) ?? ['esai']
  let slug = words[0].slice(0, length)
  for (const word of words.slice(1)) {
    if (slug.length + 1 + word.length > length) break
    slug += `-${word}`
  }
  return slug
}

/** A marked line, or one that looks like a heading and stands alone between two that do not: several are a list. */
function isHeading(lines: readonly string[], place: number): boolean {
  const [before = '', line = '', after] = [lines[place - 1], lines[place], lines[place + 1]]
  return (
    MARKED.test(line) || (looksLikeHeading(line) && after !== undefined && !looksLikeHeading(after) && !looksLikeHeading(before))
  )
}

function looksLikeHeading(line: string): boolean {
  return isShort(line, HEADING_WORDS) && /^\p{Lu}/u.test(line) && !SENTENCE_END.test(line)
}

function authorIn(line: string): string | undefined {
  return (BYLINE.exec(line) ?? BARE_BYLINE.exec(line))?.[1]
}

function isShort(line: string, words: number): boolean {
  return line.split(' ').length <= words
}

function titleFromName(source: string): string {
  return source.replace(/\.[^.]*$/, '').replace(/[-_]+/g, ' ')
}
