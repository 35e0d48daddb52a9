import { stemmer } from '@orama/stemmers/indonesian'

const WORD = /[\p{L}\p{N}]+/gu
const stems = new Map<string, string>()
/** Enough for the vocabulary of a large library; afterwards the table starts anew. */
const STEMS_KEPT = 50_000

/** Roots whose end the stemmer would take for a particle or a pronoun (-lah, -kah, -ku, -mu, -nya): masalah → masa, pelaku → pela. */
const WHOLE_ROOT =
  /(?:aku|pangku|temu|tamu|jamu|tanya|salah|istilah|jumlah|belah|olah|pilah|majalah|risalah|kalah|langkah|nikah|sedekah|nafkah|berkah)$/

export function wordsOf(text: string): string[] {
  return text.normalize('NFKC').toLowerCase().match(WORD) ?? []
}

/** The stemmed words of a text, in order: the unit in which questions and passages are compared letter by letter. */
export function termsOf(text: string): string[] {
  return wordsOf(text).map(stemOf)
}

export function stemOf(word: string): string {
  const known = stems.get(word)
  if (known !== undefined) return known
  if (stems.size >= STEMS_KEPT) stems.clear()
  // The stemmer takes away one such ending: this one may go.
  const stem = stemmer(WHOLE_ROOT.test(word) ? `${word}nya` : word)
  stems.set(word, stem)
  return stem
}
