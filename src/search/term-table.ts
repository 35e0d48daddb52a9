import { sentencesOf } from '../essays/sentences.ts'
import { stemOf, wordsOf } from './terms.ts'

/** In `tokens`: a sentence ends here. Terms are numbered from 1. */
export const SENTENCE_END = 0

/** Most passages that a posting can name, and how often at most a term is counted in one. */
const MOST_PASSAGES = 2 ** 24
const MOST_COUNTED = 255

/** The words of all passages and titles as numbers: what the search by words reads from disk instead of the texts. */
export interface TermTable {
  /** Every word as it is written, in lower case. */
  readonly words: readonly string[]
  /** Every stem; its number is its place + 1. Those that only titles hold stand in no passage. */
  readonly terms: readonly string[]
  /** Of passage p, from `starts[p]` up to `starts[p + 1]`: its terms in order, SENTENCE_END after each sentence. */
  readonly tokens: Uint32Array
  readonly starts: Uint32Array
  /** Of term t, from `postingStarts[t - 1]` up to `postingStarts[t]`: position × 256 + how often it occurs there. */
  readonly postings: Uint32Array
  readonly postingStarts: Uint32Array
}

export interface WrittenTerms extends TermTable {
  /** Of each stem the shortest word, the first by letters among equals: the same in whatever order essays come. */
  readonly forms: readonly string[]
}

/** `texts`: of the passages. */
export function termTableOf(texts: readonly string[], titles: readonly string[] = []): WrittenTerms {
  if (texts.length > MOST_PASSAGES) throw new RangeError(`Expected at most ${MOST_PASSAGES} passages, got ${texts.length}`)
  const words = new Set<string>()
  const numbers = new Map<string, number>()
  const forms: string[] = []
  const tokens: number[] = []
  const starts = [0]
  const numberOf = (word: string) => {
    words.add(word)
    const term = stemOf(word)
    if (!numbers.has(term)) numbers.set(term, numbers.size + 1)
    const number = numbers.get(term)!
    forms[number - 1] = plainer(word, forms[number - 1])
    return number
  }
  for (const text of texts) {
    for (const { start, end } of sentencesOf(text)) {
      for (const word of wordsOf(text.slice(start, end))) tokens.push(numberOf(word))
      tokens.push(SENTENCE_END)
    }
    starts.push(tokens.length)
  }
  titles.flatMap(wordsOf).forEach(numberOf)
  const places = { tokens: Uint32Array.from(tokens), starts: Uint32Array.from(starts) }
  return { words: [...words], terms: [...numbers.keys()], forms, ...places, ...invert(places, numbers.size) }
}

function plainer(word: string, other: string | undefined): string {
  if (other === undefined || word.length < other.length) return word
  return word.length === other.length && word < other ? word : other
}

/** Counting sort by term; positions ascend within a term because passages are read in order. */
function invert(
  { tokens, starts }: Pick<TermTable, 'tokens' | 'starts'>,
  terms: number,
): Pick<TermTable, 'postings' | 'postingStarts'> {
  const seenIn = new Int32Array(terms + 1).fill(-1)
  const postingStarts = new Uint32Array(terms + 1)
  eachToken(tokens, starts, (term, position) => {
    if (seenIn[term] !== position) postingStarts[term]!++
    seenIn[term] = position
  })
  for (let term = 1; term <= terms; term++) postingStarts[term]! += postingStarts[term - 1]!
  const postings = new Uint32Array(postingStarts[terms]!)
  const next = postingStarts.slice()
  seenIn.fill(-1)
  eachToken(tokens, starts, (term, position) => {
    if (seenIn[term] !== position) postings[next[term - 1]!++] = position * 256 + 1
    else if (postings[next[term - 1]! - 1]! % 256 < MOST_COUNTED) postings[next[term - 1]! - 1]!++
    seenIn[term] = position
  })
  return { postings, postingStarts }
}

function eachToken(tokens: Uint32Array, starts: Uint32Array, visit: (term: number, position: number) => void): void {
  for (let position = 0; position + 1 < starts.length; position++) {
    for (let at = starts[position]!; at < starts[position + 1]!; at++) {
      if (tokens[at] !== SENTENCE_END) visit(tokens[at]!, position)
    }
  }
}

const ARRAYS = ['starts', 'tokens', 'postingStarts', 'postings'] as const

/** The arrays one after another, each behind its length. Little-endian, as every machine that Node.js runs on today. */
export function arraysToBytes(table: TermTable): Uint8Array {
  const parts = ARRAYS.flatMap((name) => [Uint32Array.of(table[name].length), table[name]])
  return Buffer.concat(parts.map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength)))
}

/** @throws RangeError when the lengths do not fit the bytes. */
export function arraysFromBytes(bytes: Uint8Array): Pick<TermTable, (typeof ARRAYS)[number]> {
  // `slice` of a Buffer would not copy.
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : Uint8Array.from(bytes)
  const all = new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.byteLength / 4)
  let at = 0
  const next = () => {
    const length = all[at] ?? Infinity
    const part = all.subarray(at + 1, at + 1 + length)
    if (part.length !== length) throw new RangeError('Expected a table of terms, got fewer bytes than it announces')
    at += 1 + length
    return part
  }
  return { starts: next(), tokens: next(), postingStarts: next(), postings: next() }
}
