import damerauLevenshtein from 'damerau-levenshtein'

export interface Spelling {
  /** The words of the essays, as they are written there. */
  readonly words: ReadonlySet<string>
  /** Whether a word is one of the language, in the essays or not: it is no typing error then. */
  readonly isWord: (word: string) => boolean
}

/** Letters that a word needs before it may hold one error, or two: a letter wrong, missing, added, or changed places with the next. */
const ONE_ERROR = 5
const TWO_ERRORS = 9

/** The word of the essays that was probably meant; the word itself when it is one, or when none is near. */
export function corrected(word: string, { words, isWord }: Spelling): string {
  const errors = word.length >= TWO_ERRORS ? 2 : word.length >= ONE_ERROR ? 1 : 0
  if (errors === 0 || words.has(word) || isWord(word)) return word
  let nearest = word
  let least = errors + 1
  for (const candidate of words) {
    // Hardly anyone mistypes the first letter, and comparing lengths costs nothing.
    if (!candidate.startsWith(word[0]!) || Math.abs(candidate.length - word.length) > errors) continue
    const found = damerauLevenshtein(word, candidate).steps
    if (found < least) [nearest, least] = [candidate, found]
  }
  return nearest
}
