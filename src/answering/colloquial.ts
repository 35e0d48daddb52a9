/**
 * What a colloquial word, without “-nya”, may be in standard Indonesian, likeliest first, by the regular ways in which speech departs from it (Sneddon 2006,
 * Colloquial Jakartan Indonesian). Most of the forms are no words: the caller knows which are.
 */
export function standardForms(word: string): string[] {
  const spelt = [word, ...chatSpellings(word)]
  const affixed = spelt.flatMap((form) => [form, ...standardAffixes(form)])
  const forms = affixed.flatMap((form) => [form, ...standardVowels(form)])
  return [...new Set(forms)].filter((form) => form !== word && form.length >= SHORTEST)
}

const SHORTEST = 3

/** bangeeet → banget; orang2nya → orangnya. */
function chatSpellings(word: string): string[] {
  const single = word.replace(/(\p{L})\1{2,}/gu, '$1')
  const undoubled = single.replace(/(\p{L}{2,})2(?=\p{L}|$)/gu, '$1')
  return undoubled === word ? [] : [undoubled]
}

/** dateng → datang, sampe → sampai, kalo → kalau, abis → habis. */
function standardVowels(word: string): string[] {
  return [
    word.replace(/(?<=..)e([^aeiou]{1,2})$/, 'a$1'),
    word.replace(/(?<=..)e([^aeiou]{1,2})(kan|i|an)$/, 'a$1$2'),
    word.replace(/e$/, 'ai'),
    word.replace(/o$/, 'au'),
    word.replace(/^(?=[aiu].{3})/, 'h'),
  ]
}

/** What the nasal of a verb without “me-” stands for: nulis → menulis, nyari → mencari, ngecek → mengecek. */
const NASALS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^nge(?=.{3})/, ['menge', '']],
  [/^nge(?=.{4})/, ['me']],
  [/^ng(?=.{2})/, ['meng']],
  [/^ny(?=.{2})/, ['meny', 'menc']],
  [/^n(?=[^gy].{2})/, ['men']],
  [/^m(?=.{3})/, ['mem']],
]

function standardAffixes(word: string): string[] {
  const ends = /.{3}in$/.test(word) ? ['kan', 'i', ''].map((suffix) => word.replace(/in$/, suffix)) : []
  const bare = [word, ...ends]
  const verbs = bare.flatMap((form) =>
    NASALS.filter(([nasal]) => nasal.test(form)).flatMap(([nasal, prefixes]) =>
      prefixes.map((prefix) => form.replace(nasal, prefix)),
    ),
  )
  const accidental = /^ke.{3}/.test(word) ? ['ter', 'te', 'terh'].map((prefix) => word.replace(/^ke/, prefix)) : []
  // “di” and “ke” are words of their own before a place.
  const places = word.replace(/^(?:di|ke)(?=.{4})/, '')
  return [...verbs, ...ends, ...accidental, places]
}
