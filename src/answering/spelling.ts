import damerauLevenshtein from 'damerau-levenshtein'
import { distance } from 'fastest-levenshtein'

/** What corrections are made by. */
export interface Spelling {
  /** Every word of the essays, in lower case. */
  readonly words: ReadonlySet<string>
  /** Whether a word is one of the language, in the essays or not: it is no typing error then. */
  readonly isWord: (word: string) => boolean
}

/** Letters that a word needs before it may hold one error, or two: a letter wrong, missing, added, or changed places with the next. */
const ONE_ERROR = 5
const TWO_ERRORS = 9

const byInitial = new WeakMap<ReadonlySet<string>, ReadonlyMap<string, readonly string[]>>()

/** The word of the essays that was probably meant; the word itself when it is one, or when none is near. */
export function corrected(word: string, { words, isWord }: Spelling): string {
  const errors = word.length >= TWO_ERRORS ? 2 : word.length >= ONE_ERROR ? 1 : 0
  if (errors === 0 || words.has(word) || isWord(word)) return word
  let nearest = word
  let least = errors + 1
  for (const candidate of wordsWithInitial(words, word[0]!)) {
    if (Math.abs(candidate.length - word.length) > errors) continue
    // A swap of neighbours counts twice here and once below; this one is twenty times as fast.
    if (distance(word, candidate) > errors * 2) continue
    const found = damerauLevenshtein(word, candidate).steps
    if (found < least) [nearest, least] = [candidate, found]
  }
  return nearest
}

/** Hardly anyone mistypes the first letter. */
function wordsWithInitial(words: ReadonlySet<string>, initial: string): readonly string[] {
  let groups = byInitial.get(words)
  if (groups === undefined) byInitial.set(words, (groups = groupedByInitial(words)))
  return groups.get(initial) ?? []
}

function groupedByInitial(words: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>()
  for (const word of words) {
    const group = groups.get(word[0]!)
    if (group === undefined) groups.set(word[0]!, [word])
    else group.push(word)
  }
  return groups
}
