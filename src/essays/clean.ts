/**
 * Takes the clutter of a web page off a text that was copied from it. Words are never changed: whole lines are kept
 * or dropped, and only white space inside a line is made even.
 */

/** Lines that a page adds around an essay. Each must match a whole line, so that no sentence of an author can. */
const CLUTTER: readonly RegExp[] = [
  /^(?:bagikan|share|sebarkan|ikuti kami)(?: (?:artikel|berita|tulisan)(?: ini)?)?(?: (?:ke|di|on))?\s*:?$/i,
  // Names of share buttons, in any number and with their usual misspellings.
  /^(?:(?:facebook|fb|twitter|x|whats?app?s?|wa|telegram|instagram|linkedin|line|pinterest|threads|email|print|cetak|(?:copy|salin) (?:link|tautan))[\s|,/·•]*)+$/i,
  /^(?:telah )?(?:dilihat|dibaca|views?|viewed)\s*:?\s*[\d.,]+\s*(?:k|rb|ribu)?\s*(?:kali|x|times|orang)?\.?$/i,
  /^[\d.,]+\s*(?:k|rb|ribu)?\s*(?:views?|kali dilihat|kali dibaca|komentar|comments?|shares?)\.?$/i,
  /^(?:loading|memuat)\s*(?:\.{2,}|…)?$/i,
  // Buttons for the size of the letters.
  /^a[+-]?$/i,
  /^(?:(?:advertisement|iklan|adsense|sponsored)\s*)+$/i,
  /^scroll (?:to continue|untuk melanjutkan)\b.*$/i,
  // A title follows, or nothing; a sentence would end in a full stop.
  /^\[?(?:baca juga|simak juga|lihat juga|baca selengkapnya|gambas)\b[^.]*$/i,
  /^(?:share|like) this\s*:?$/i,
  /^(?:tweet|hits)$/i,
  /^(?:👁\s*[\d.,]+|[\d.,]+\s*(?:x|kali)\s*(?:dibaca|dilihat))$/iu,
  // Initials of reporters, copyright, hashtags, credits, dates of publication.
  /^\([a-z]{2,5}(?:[/-][a-z]{2,5})*\)$/i,
  /^(?:©|copyright\b|hak cipta\b)[^.]*$/i,
  /^(?:#[\p{L}\p{N}_]+\s*)+$/u,
  /^(?:editor|reporter|pewarta|sumber foto|foto|ilustrasi)\s*:[^.]*$/i,
  /^(?:(?:senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu)\s*,?\s*)?\d{1,2}\s+\p{L}{3,9}\s+\d{4}(?:[\s,|/-]*\d{1,2}[.:]\d{2}(?:\s*wi(?:b|ta|t))?)?$/iu,
  /^(?:home|beranda)\s*(?:[/>»|][^/>»|]+)+$/i,
  /^(?:opini|artikel|kolom|berita|beranda|home|komentar|tags?|label)\s*:?$/i,
  /^(?:tags?|topik|label)\s*:[^.]+$/i,
]

const WHITE_SPACE = /[^\S\n]+/g
const INVISIBLE = /[\u200B\u200C\u2060\uFEFF\u00AD]/g

export interface CleanedText {
  /** One paragraph or heading a line, no empty lines. */
  readonly lines: readonly string[]
  /** What was dropped, in order, so that a person can see that nothing real is lost. */
  readonly removed: readonly string[]
}

/**
 * A line of the result is a paragraph, as on most web pages. In a text whose lines were broken at a fixed width, blank lines
 * separate paragraphs, and the lines between them are joined.
 */
export function clean(raw: string): CleanedText {
  const lines: string[] = []
  const removed: string[] = []
  const seen = new Set<string>()
  for (const line of evenOut(raw)) {
    const repeated = seen.has(line)
    seen.add(line)
    if (repeated || isClutter(line)) removed.push(line)
    else lines.push(line)
  }
  return { lines, removed }
}

function evenOut(raw: string): string[] {
  const text = raw
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(INVISIBLE, '')
    .replace(WHITE_SPACE, ' ')
    .replace(/^ | $/gm, '')
  return (isHardWrapped(text) ? text.replace(/(?<=[^\n])\n(?=[^\n])/g, ' ') : text).split('\n').filter((line) => line !== '')
}

const WRAPPED_AT = { least: 50, most: 120 }
const ENDS_PARAGRAPH = /[.!?:;”"')]$/

/** Most lines that are followed by another directly are of a wrapped width and stop amid a sentence. */
function isHardWrapped(text: string): boolean {
  const followed = [...text.matchAll(/(.+)\n(?=.)/g)].map(([, line]) => line!)
  const wrapped = followed.filter(
    (line) => line.length >= WRAPPED_AT.least && line.length <= WRAPPED_AT.most && !ENDS_PARAGRAPH.test(line),
  )
  return wrapped.length >= 3 && wrapped.length > followed.length / 2
}

/** A page's own lines are short; the limit also bounds the time that the patterns take. */
const LONGEST_CLUTTER = 200

function isClutter(line: string): boolean {
  return line.length <= LONGEST_CLUTTER && CLUTTER.some((pattern) => pattern.test(line))
}
