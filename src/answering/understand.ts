import { stemOf, wordsOf } from '../search/terms.ts'
import type { Question } from '../types.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A question as the search sees it. */
export interface Query {
  /** In the language of essays, for the embedding. */
  readonly text: string
  /** Stems of the words that carry the subject, each once, for the comparison word by word. */
  readonly terms: readonly string[]
}

/** Words that start a question which cannot be understood without the one before it. */
const FOLLOW_UP = /^(?:kalau|kalo|klo|kl|jika|bila|terus|trus|trs|lalu|dan|nah|tapi|bagaimana dengan|bgmn dgn|gimana kalau|gmn kalo|what about|and)\b/i
const FEW_TERMS = 3

export function understand(question: Question, vocabulary: Vocabulary): Query {
  const own = read(question.text, vocabulary)
  if (question.previous === undefined || !isFollowUp(question.text, own)) return own
  const previous = read(question.previous, vocabulary)
  return { text: `${previous.text} ${own.text}`, terms: [...new Set([...own.terms, ...previous.terms])] }
}

function read(text: string, vocabulary: Vocabulary): Query {
  const words = wordsOf(text).flatMap((word) => vocabulary.everyday.get(word)?.split(' ') ?? word)
  const weighty = words.filter((word) => !vocabulary.fillers.has(word))
  return { text: words.join(' '), terms: [...new Set((weighty.length > 0 ? weighty : words).map(stemOf))] }
}

function isFollowUp(text: string, query: Query): boolean {
  return FOLLOW_UP.test(text.trim()) || query.terms.length < FEW_TERMS
}
