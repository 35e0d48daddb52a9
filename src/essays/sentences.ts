import type { Span } from '../types.ts'

/** Abbreviations that end in a full stop without ending a sentence. */
const ABBREVIATION =
  /(?:^|[\s(“"'])(?:no|nomor|dr|drs|dra|prof|ir|hj?|s\.?h|m\.?h|s\.?e|m\.?m|m\.?si|s\.?sos|s\.?ip|s\.?pd|m\.?pd|ph\.?d|yth|a\.?n|u\.?b|u\.?p|s\.?d|d\.?a|tgl|hlm|hal|jl|ayat|ps|kab|kec|kel|st|bpk|sdr|sdri|th|vol|ed|red|dll|dsb|dst|dkk|[A-Z])\.\s*$/i
/** These end a sentence as often as not; the next letter decides. */
const OPEN_ABBREVIATION = /(?:dll|dsb|dst|dkk|s\.?h|m\.?h|s\.?e|m\.?m|m\.?si|s\.?sos|s\.?ip|s\.?pd|m\.?pd|ph\.?d)\.\s*$/i

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
  if (!ABBREVIATION.test(sentence)) return false
  return !(OPEN_ABBREVIATION.test(sentence) && /^\s*\p{Lu}/u.test(rest))
}

function trimmed(text: string, start: number, end: number): Span {
  const slice = text.slice(start, end)
  return { start: start + slice.length - slice.trimStart().length, end: start + slice.trimEnd().length }
}
