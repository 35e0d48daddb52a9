import type { Concept, Phrase } from '../search/lexical-index.ts'
import { stemOf, wordsOf } from '../search/terms.ts'
import type { Question } from '../types.ts'
import { corrected } from './spelling.ts'
import type { Spelling } from './spelling.ts'
import { keyOf } from './vocabulary.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A question as the search sees it. */
export interface Query {
  /** In the language of essays, for the embedding. */
  readonly text: string
  /** The words that carry the subject, each once, for the comparison word by word. */
  readonly concepts: readonly Concept[]
}

/** Words that start a question which cannot be understood without the one before it. */
const FOLLOW_UP =
  /^(?:kalau|kalo|klo|kl|jika|bila|terus|trus|trs|lalu|dan|nah|tapi|bagaimana dengan|bgmn dgn|gimana kalau|gmn kalo|what about|and)\b/i
const FEW_CONCEPTS = 3
const LONGEST_PHRASE = 3

export function understand(question: Question, vocabulary: Vocabulary, spelling: Spelling): Query {
  const own = read(question.text, vocabulary, spelling)
  if (question.previous === undefined || !isFollowUp(question.text, own)) return own
  const previous = read(question.previous, vocabulary, spelling)
  return { text: `${previous.text} ${own.text}`, concepts: distinct([...own.concepts, ...previous.concepts]) }
}

function read(text: string, vocabulary: Vocabulary, spelling: Spelling): Query {
  const words = wordsOf(text).flatMap((word) => standardForm(word, vocabulary, spelling))
  const weighty = words.filter((word) => !vocabulary.fillers.has(word))
  const phrases = joinPhrases((weighty.length > 0 ? weighty : words).map(stemOf), vocabulary)
  const concepts = phrases.map((phrase) => ({ phrase, synonyms: vocabulary.synonyms.get(keyOf(phrase)) ?? [] }))
  return { text: words.join(' '), concepts: distinct(concepts) }
}

function standardForm(word: string, { everyday, fillers }: Vocabulary, spelling: Spelling): string | string[] {
  return everyday.get(word)?.split(' ') ?? (fillers.has(word) ? word : corrected(word, spelling))
}

/** The longest known phrases, from left to right; every other stem is a phrase by itself. */
function joinPhrases(stems: readonly string[], { phrases }: Vocabulary): Phrase[] {
  const joined: Phrase[] = []
  for (let at = 0; at < stems.length; at += joined.at(-1)!.length) {
    const lengths = [LONGEST_PHRASE, LONGEST_PHRASE - 1].filter((length) => phrases.has(keyOf(stems.slice(at, at + length))))
    joined.push(stems.slice(at, at + (lengths[0] ?? 1)))
  }
  return joined
}

function distinct(concepts: readonly Concept[]): Concept[] {
  return [...new Map(concepts.map((concept) => [keyOf(concept.phrase), concept])).values()]
}

function isFollowUp(text: string, query: Query): boolean {
  return FOLLOW_UP.test(text.trim()) || query.concepts.length < FEW_CONCEPTS
}
