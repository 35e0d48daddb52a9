import { LineCounter, isMap, isNode, isScalar, parseDocument } from 'yaml'
import type { Document } from 'yaml'
import { z } from 'zod'
import { UserError } from '../errors.ts'
import type { Phrase } from '../search/lexical-index.ts'
import { stemOf } from '../search/terms.ts'

/** A section without a line is as good as none. */
const section = <Schema extends z.ZodType>(schema: Schema) => z.preprocess((value) => value ?? undefined, schema)
/** Capitals say nothing: words of a question are compared in lower case. */
const split = (list: string) =>
  list
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
const words = z.string().default('').transform(split)
/** As words of a question are: lower case, without spaces. */
const key = z.string().regex(/^[^\s\p{Lu}]+$/u)
const standard = z
  .string()
  .regex(/\S/)
  .transform((text) => split(text).join(' '))

/** What one file says; every section may be missing. */
const schema = z.strictObject({
  everyday: section(z.record(key, standard).default({})),
  fillers: section(words),
  phrases: section(words),
  synonyms: section(z.array(z.string().transform(split)).default([])),
  words: section(words),
})

export type WordList = z.output<typeof schema>

/** How civil servants write, beside the language of essays. */
export interface Vocabulary {
  /** Everyday or abbreviated word → what an essay would say: medsos → media sosial; of a name, with hyphens: bkd → badan-kepegawaian-daerah. */
  readonly everyday: ReadonlyMap<string, string>
  /** Question words, politeness and particles: they say nothing about the subject. */
  readonly fillers: ReadonlySet<string>
  /** Stems, joined by spaces, that are such together: terima kasih. */
  readonly fillerPhrases: ReadonlySet<string>
  /** Stems, joined by spaces, that make one concept together. */
  readonly phrases: ReadonlySet<string>
  /** Word or phrase, as stems joined by spaces → what may stand for it. */
  readonly synonyms: ReadonlyMap<string, readonly Phrase[]>
  /** Further words of the language: no typing errors, though no essay may have them. */
  readonly words: ReadonlySet<string>
  /** A synonym, as stems joined by spaces → as people write it. */
  readonly written: ReadonlyMap<string, string>
}

/** @throws UserError that names file, line and column of the first thing that is not as it should be. */
export function parseWordList(text: string, file: string): WordList {
  const lines = new LineCounter()
  // Whether a key is unique takes as long as all the rest, in a list of thousands of words; of those, the later holds.
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false })
  const [syntax] = document.errors
  if (syntax !== undefined) throw problem(file, lines.linePos(syntax.pos[0]), 'tulisannya bukan YAML yang benar', syntax)
  const twice = repeatedSection(document)
  if (twice !== undefined) throw problem(file, lines.linePos(twice), 'bagian ini ada dua kali', undefined)
  const parsed = schema.safeParse(contentOf(document, file) ?? {})
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const path = issue!.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]!] : issue!.path
  throw problem(
    file,
    lines.linePos(offsetOf(document, path)),
    path.length === 0
      ? 'isinya bukan bagian-bagian everyday, fillers, …'
      : `bagian “${path.join(' › ')}” tidak dikenal atau bukan kata`,
    parsed.error,
  )
}

/** Where a section starts that an earlier line of the file starts as well. */
function repeatedSection({ contents }: Document): number | undefined {
  const sections = isMap(contents) ? contents.items.map(({ key }) => key).filter((key) => isScalar(key)) : []
  return sections.find(({ value }, i) => sections.findIndex((other) => other.value === value) < i)?.range?.[0]
}

/** An alias without an anchor shows only here. */
function contentOf(document: Document, file: string): unknown {
  try {
    return document.toJS()
  } catch (error) {
    throw problem(file, { line: 1, col: 1 }, 'tanda * atau & di awal kata harus diapit tanda petik', error)
  }
}

function problem(file: string, { line, col }: { line: number; col: number }, what: string, cause: unknown): UserError {
  return new UserError(`Daftar kata ${file} keliru di baris ${line} kolom ${col}: ${what}; perbaiki baris itu.`, { cause })
}

/** Where in the file the value of a path starts; of its key, where it is one of a map. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents
  const key = isMap(parent)
    ? parent.items.map((pair) => pair.key).find((key) => isScalar(key) && key.value === path.at(-1))
    : undefined
  const node = key ?? document.getIn(path, true)
  return isNode(node) ? (node.range?.[0] ?? 0) : 0
}

/** Later lists add to earlier ones; for an everyday word in both, the later one holds. */
export function vocabularyOf(lists: readonly WordList[]): Vocabulary {
  const groups = lists.flatMap(({ synonyms }) => synonyms.map((group) => group.map(phraseOf)))
  const phrases = lists.flatMap((list) => list.phrases.map(phraseOf))
  const fillers = lists.flatMap((list) => list.fillers)
  const fillerPhrases = fillers.filter((filler) => filler.includes('-')).map(phraseOf)
  const everyday = new Map(lists.flatMap((list) => Object.entries(list.everyday)))
  return {
    everyday,
    fillers: new Set(fillers.filter((filler) => !filler.includes('-') && !everyday.has(filler))),
    fillerPhrases: new Set(fillerPhrases.map(keyOf)),
    phrases: new Set([...phrases, ...fillerPhrases, ...groups.flat()].filter((phrase) => phrase.length > 1).map(keyOf)),
    synonyms: synonymsByKey(groups),
    words: new Set(lists.flatMap((list) => list.words)),
    written: new Map(
      lists.flatMap(({ synonyms }) => synonyms.flat()).map((words) => [keyOf(phraseOf(words)), words.replaceAll('-', ' ')]),
    ),
  }
}

export function keyOf(phrase: Phrase): string {
  return phrase.join(' ')
}

/** "media-sosial" → the stems of its words. */
function phraseOf(words: string): Phrase {
  return words.split('-').map(stemOf)
}

function synonymsByKey(groups: readonly (readonly Phrase[])[]): Map<string, Phrase[]> {
  const synonyms = new Map<string, Map<string, Phrase>>()
  for (const group of groups) {
    for (const phrase of group) {
      const others = group.filter((other) => keyOf(other) !== keyOf(phrase))
      const known = synonyms.get(keyOf(phrase)) ?? new Map<string, Phrase>()
      synonyms.set(keyOf(phrase), new Map([...known, ...others.map((other) => [keyOf(other), other] as const)]))
    }
  }
  return new Map([...synonyms].map(([key, others]) => [key, [...others.values()]]))
}
