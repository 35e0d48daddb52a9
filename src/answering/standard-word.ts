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
  readonly words: readonly string[]
  readonly replacement?: Replacement
  /** What a short word that the essays use themselves is short for. */
  readonly longForm?: readonly string[]
}

/** `written`: in lower case. A word that neither list nor essay knows is a colloquial form of one that they know, or else mistyped. */
export function standardWord(written: string, vocabulary: Vocabulary, essays: Spelling): StandardWord {
  const { fillers, everyday, words } = vocabulary
  const isKnown = (word: string) => fillers.has(word) || everyday.has(word) || essays.words.has(word) || words.has(word)
  const known = isKnown(written) ? written : standardForms(written).find(isKnown)
  if (known === undefined) {
    const meant = corrected(written, essays)
    if (meant !== written) return replaced(written, [meant], 'spelling')
    // Question words are mistyped as well, and essays have few of them.
    return { words: [corrected(written, { ...essays, words: fillers })] }
  }
  if (fillers.has(known)) return { words: [known] }
  const longForm = everyday.get(known)?.split(' ')
  if (longForm !== undefined && !essays.words.has(known)) return replaced(written, longForm, 'everyday')
  const read = known === written ? { words: [known] } : replaced(written, [known], 'everyday')
  return longForm === undefined ? read : { ...read, longForm }
}

function replaced(written: string, words: readonly string[], because: Replacement['because']): StandardWord {
  return { words, replacement: { written, read: words.join(' '), because } }
}
