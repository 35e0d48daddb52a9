import { diffArrays } from 'diff'
import { largest } from '../search/largest.ts'
import type { Generation } from '../search/generation.ts'
import { stemOf } from '../search/terms.ts'
import type { Essay, EssayReference, Passage, Span } from '../types.ts'
import { referenceTo } from './answer.ts'

/** Words of the text that stand in the essay too, that only the text has, or only the essay. */
export interface Difference {
  readonly kind: 'same' | 'added' | 'missing'
  readonly words: string
}

interface Found {
  readonly essay: EssayReference
  /** The words as the essay has them. */
  readonly original: string
  /** The passage that they begin in. */
  readonly passage: Passage
}

export type QuotationCheck =
  /** Too few words to tell. */
  | { readonly kind: 'too-short' }
  | { readonly kind: 'absent' }
  /** `toTheLetter`: nothing but these words, and capitals and punctuation agree too. */
  | (Found & { readonly kind: 'exact'; readonly toTheLetter: boolean })
  | (Found & { readonly kind: 'nearly'; readonly differences: readonly Difference[] })

/** Fewer words than this stand in any text by chance. */
export const LEAST_WORDS = 4
/** Passages whose essays are compared with a text that may have been changed. */
const CANDIDATES = 20
/** Passages with its rarest word, in whose essays it is looked for word for word. */
const EXACT_CANDIDATES = 500
/** Dice's coefficient of the words from which a text counts as a changed quotation. */
const NEARLY = 0.65
/** The essay may have so many words more than the text at either end, as a share of the text's. */
const SLACK = 0.3

interface Word extends Span {
  readonly key: string
}

/** Whether a text that circulates as a quotation stands in the essays, word for word or nearly. */
export function checkQuotation(text: string, generation: Generation): QuotationCheck {
  const words = wordsWithPlaces(text)
  if (words.length < LEAST_WORDS) return { kind: 'too-short' }
  const { likely, holding } = candidates(words, generation)
  // “Words of the essay” – name: what stands between quotation marks is what is claimed to be quoted.
  const claims = [words, ...quotedParts(text).map(wordsWithPlaces)].filter(({ length }) => length >= LEAST_WORDS)
  const searched = [...new Set([...likely, ...holding])].map(searchable)
  for (const claim of claims) {
    for (const essay of searched) {
      const span = exactPlace(claim, essay)
      if (span === undefined) continue
      const found = foundAt(span, essay.essay, generation)
      return { kind: 'exact', ...found, toTheLetter: sameLetters(text) === sameLetters(found.original) }
    }
  }
  const [best] = likely.flatMap((essay) => nearestPlace(text, words, essay) ?? []).sort((a, b) => b.similarity - a.similarity)
  if (best === undefined || best.similarity < NEARLY) return { kind: 'absent' }
  return { kind: 'nearly', ...foundAt(best.span, best.essay, generation), differences: best.differences }
}

function wordsWithPlaces(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map(({ 0: word, index }) => ({
    key: word.normalize('NFKC').toLowerCase(),
    start: index,
    end: index + word.length,
  }))
}

function quotedParts(text: string): string[] {
  return [...text.matchAll(/[“"„«]([^“”"„«»]+)[”"»“]/gu)].map(([, part]) => part!)
}

/** Essays that are like the text, and those that hold its rarest word, as one that it is quoted from does. */
function candidates(
  words: readonly Word[],
  { lexicalIndex, passages, essays }: Generation,
): { likely: Essay[]; holding: Essay[] } {
  const stems = [...new Set(words.map(({ key }) => stemOf(key)))]
  const concepts = stems.map((stem) => lexicalIndex.weigh({ phrase: [stem], synonyms: [], share: 1 }))
  const scores = lexicalIndex.scores(concepts)
  const [rarest] = concepts.filter(({ own }) => own > 0).sort((a, b) => a.own - b.own)
  const holders = [...(rarest?.holders ?? [])].sort((a, b) => scores[b]! - scores[a]!).slice(0, EXACT_CANDIDATES)
  const essaysOf = (positions: readonly number[]) => [
    ...new Set(positions.map((position) => essays.get(passages[position]!.essayId)!)),
  ]
  return { likely: essaysOf(largest(scores, CANDIDATES)), holding: essaysOf(holders) }
}

/** An essay read once for all that may be quoted from it. */
interface Searchable {
  readonly essay: Essay
  readonly words: readonly Word[]
  readonly keys: string
}

function searchable(essay: Essay): Searchable {
  const words = wordsWithPlaces(essay.text)
  return { essay, words, keys: joined(words) }
}

/** Not by spaces: a single letter may be normalised to several words. */
function joined(words: readonly Word[]): string {
  return `\n${words.map(({ key }) => key).join('\n')}\n`
}

function exactPlace(claim: readonly Word[], { words, keys }: Searchable): Span | undefined {
  const at = keys.indexOf(joined(claim))
  if (at < 0) return undefined
  const first = keys.slice(0, at).split('\n').length - 1
  return { start: words[first]!.start, end: words[first + claim.length - 1]!.end }
}

interface Place {
  readonly essay: Essay
  readonly span: Span
  readonly similarity: number
  readonly differences: readonly Difference[]
}

interface Run {
  readonly kind: Difference['kind']
  readonly from: readonly Word[]
}

/** The stretch of the essay where most pairs of neighbouring words stand as they do in the text. */
function nearestPlace(text: string, words: readonly Word[], essay: Essay): Place | undefined {
  const all = wordsWithPlaces(essay.text)
  const slack = Math.ceil(words.length * SLACK) + 2
  const shift = commonestShift(words, all, slack)
  if (shift === undefined) return undefined
  const runs = runsOf(words, all.slice(Math.max(0, shift - slack), shift + words.length + slack), slack)
  // What the essay says before the first common word and after the last was never claimed to be quoted.
  const isCommon = ({ kind }: Run) => kind === 'same'
  const [first, last] = [runs.findIndex(isCommon), runs.findLastIndex(isCommon)]
  const kept = runs.filter(({ kind }, i) => kind !== 'missing' || (i > first && i < last))
  const ofEssay = kept.filter(({ kind }) => kind !== 'added').flatMap(({ from }) => from)
  const same = kept.filter(isCommon).flatMap(({ from }) => from).length
  if (same === 0) return undefined
  return {
    essay,
    span: { start: ofEssay[0]!.start, end: ofEssay.at(-1)!.end },
    similarity: (2 * same) / (words.length + ofEssay.length),
    differences: kept.map(({ kind, from }) => ({
      kind,
      words: (kind === 'added' ? text : essay.text).slice(from[0]!.start, from.at(-1)!.end),
    })),
  }
}

/** What is common to both and what is not, in order; none when they differ by more than a changed quotation does. */
function runsOf(words: readonly Word[], stretch: readonly Word[], slack: number): Run[] {
  const maxEditLength = Math.ceil((1 - NEARLY) * (words.length + stretch.length)) + 2 * slack
  const keys = (list: readonly Word[]) => list.map(({ key }) => key)
  const changes = diffArrays(keys(stretch), keys(words), { maxEditLength }) ?? []
  const at = { essay: 0, text: 0 }
  return changes.map(({ added, removed, count }) => {
    const kind = added ? 'added' : removed ? 'missing' : 'same'
    const from = added ? words.slice(at.text, at.text + count) : stretch.slice(at.essay, at.essay + count)
    if (!removed) at.text += count
    if (!added) at.essay += count
    return { kind, from }
  })
}

/** By how many words the essay is ahead of the text, where most pairs agree; neighbouring shifts count together. */
function commonestShift(words: readonly Word[], all: readonly Word[], width: number): number | undefined {
  const places = new Map<string, number[]>()
  for (let i = 0; i + 1 < all.length; i++) {
    const pair = `${all[i]!.key} ${all[i + 1]!.key}`
    const known = places.get(pair)
    if (known === undefined) places.set(pair, [i])
    else known.push(i)
  }
  const votes = new Map<number, number>()
  for (let i = 0; i + 1 < words.length; i++) {
    for (const place of places.get(`${words[i]!.key} ${words[i + 1]!.key}`) ?? []) {
      const bucket = Math.round((place - i) / width)
      votes.set(bucket, (votes.get(bucket) ?? 0) + 1)
    }
  }
  const [best] = [...votes].sort((a, b) => b[1] - a[1])
  return best === undefined ? undefined : Math.max(0, best[0] * width)
}

function foundAt({ start, end }: Span, essay: Essay, { passages }: Generation): Found {
  const ofEssay = passages.filter(({ essayId }) => essayId === essay.id)
  // A quotation may begin in a heading, before the first passage.
  const passage = ofEssay.findLast((passage) => passage.start <= start) ?? ofEssay[0]!
  return { essay: referenceTo(essay), original: essay.text.slice(start, end), passage }
}

/** White space, and the many forms of quotation marks and dashes, are no difference; nor are marks around the whole. */
function sameLetters(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/[‐-―−]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
}
