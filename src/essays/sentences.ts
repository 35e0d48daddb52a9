import type { Span } from '../types.ts'

/** Titles and the like: what follows belongs to them. */
const BEFORE_NAME =
  /(?:^|[\s(“"'])(?:dr|drs|dra|prof|ir|hj?|yth|a\.?n|u\.?b|u\.?p|s\.?d|d\.?a|jl|kab|kec|kel|bpk|sdr|sdri|ph\.?d)\.\s*$/i
const INITIAL = /(?:^|[\s(“"'.])[A-Z]\.\s*$/
/** “no. 20” goes on, “dalam segala hal. ASN …” does not. */
const BEFORE_NUMBER = /(?:^|[\s(“"'])(?:no|nomor|hlm|hal|ayat|ps|tgl|th|vol)\.\s*$/i
/** These end a sentence as often as not; the next letter decides. */
const UNDECIDED = /(?:^|[\s(,])(?:dll|dsb|dst|dkk|s\.?h|m\.?h|s\.?e|m\.?m|m\.?si|s\.?sos|s\.?ip|s\.?pd|m\.?pd)\.\s*$/i

const segmenter = new Intl.Segmenter('id', { granularity: 'sentence' })

/** The sentences of a text, in order and without the white space between them; together they hold every letter. */
export function sentencesOf(text: string): Span[] {
  const sentences: Span[] = []
  let start = 0
  for (const { segment, index } of segmenter.segment(text)) {
    const end = index + segment.length
    if (end < text.length && isOpenEnded(text.slice(start, end), text.slice(end))) continue
    const sentence = trimmed(text, start, end)
    if (sentence.start < sentence.end) sentences.push(sentence)
    start = end
  }
  return sentences
}

function isOpenEnded(sentence: string, rest: string): boolean {
  if (BEFORE_NAME.test(sentence) || INITIAL.test(sentence)) return true
  if (BEFORE_NUMBER.test(sentence)) return /^\s*\p{N}/u.test(rest)
  return UNDECIDED.test(sentence) && !/^\s*\p{Lu}/u.test(rest)
}

/** The span without the white space at its ends. */
export function trimmed(text: string, start: number, end: number): Span {
  const slice = text.slice(start, end)
  return { start: start + slice.length - slice.trimStart().length, end: start + slice.trimEnd().length }
}
