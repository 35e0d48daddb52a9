import { standardForms } from './colloquial.ts'
import { corrected } from './spelling.ts'
import type { Spelling } from './spelling.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A word of the question that is searched for as another. */
export interface Replacement {
  readonly written: string
  readonly read: string
  readonly because: 'everyday' | 'spelling'
}

/** A word of the question in the language of essays. */
export interface StandardWord {
  /** A name of several words has hyphens between them. */
  readonly words: readonly string[]
  readonly replacement?: Replacement
  /** What a short word that the essays use themselves is short for. */
  readonly longForm?: readonly string[]
}

/** Pronouns and particles at the end of a word; the stemmer takes them away. */
const ENCLITIC = /(?<=.{3})(?:nya|lah|kah)$/
/** Shorter fillers are too near to names. */
const SHORTEST_MISTYPED_FILLER = 7

/** `written`: in lower case. A word that neither list nor essay knows, and that is none of the language, is a colloquial form of one that they know, or else mistyped. */
export function standardWord(written: string, vocabulary: Vocabulary, essays: Spelling): StandardWord {
  const { fillers, everyday, words } = vocabulary
  const isKnown = (word: string) => fillers.has(word) || everyday.has(word) || essays.words.has(word) || words.has(word)
  const bare = written.replace(ENCLITIC, '')
  const known = [written, bare].find(isKnown) ?? (essays.isWord(bare) ? [] : standardForms(bare)).find(isKnown)
  if (known === undefined) return mistyped(written, vocabulary, essays)
  if (fillers.has(known)) return { words: [known] }
  const longForm = longFormOf(known, vocabulary, essays)?.split(' ')
  if (longForm !== undefined && !essays.words.has(known)) return replaced(written, longForm, 'everyday')
  const read = known === written || known === bare ? { words: [written] } : replaced(written, [known], 'everyday')
  return longForm === undefined ? read : { ...read, longForm }
}

/** Step by step, up to a word that the essays have: p3k → pppk → pegawai pemerintah dengan perjanjian kerja. */
function longFormOf(word: string, { everyday }: Vocabulary, { words }: Spelling): string | undefined {
  const seen = new Set([word])
  let longForm = everyday.get(word)
  while (longForm !== undefined && !words.has(longForm) && everyday.has(longForm) && !seen.has(longForm)) {
    seen.add(longForm)
    longForm = everyday.get(longForm)
  }
  return longForm
}

function mistyped(written: string, { fillers }: Vocabulary, essays: Spelling): StandardWord {
  const meant = corrected(written, essays)
  if (meant !== written) return replaced(written, [meant], 'spelling')
  // Question words are mistyped as well, and essays have few of them.
  const filler = corrected(written, { ...essays, words: fillers })
  return { words: [filler.length < SHORTEST_MISTYPED_FILLER ? written : filler] }
}

function replaced(written: string, words: readonly string[], because: Replacement['because']): StandardWord {
  return { words, replacement: { written, read: words.join(' ').replaceAll('-', ' '), because } }
}
