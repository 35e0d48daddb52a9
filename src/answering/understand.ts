import type { Concept, LexicalIndex, Phrase } from '../search/lexical-index.ts'
import { stemOf, wordsOf } from '../search/terms.ts'
import type { Embedder, Question } from '../types.ts'
import { isFollowUp } from './follow-up.ts'
import { corrected } from './spelling.ts'
import type { Spelling } from './spelling.ts'
import { keyOf } from './vocabulary.ts'
import type { Vocabulary } from './vocabulary.ts'

/** What is known of the essays' own words. */
export interface EssayWords extends Spelling {
  readonly knows: (concept: Concept) => boolean
}

export function essayWordsOf(index: LexicalIndex, embedder: Pick<Embedder, 'countTokens'>): EssayWords {
  const around = embedder.countTokens('')
  return {
    words: index.words,
    // A model keeps the words that it has often read in one piece.
    isWord: (word) => embedder.countTokens(word) - around === 1,
    knows: (concept) => index.knows(concept),
  }
}

/** A question as the search sees it. */
export interface Query {
  /** In the language of essays, for the embedding. */
  readonly text: string
  /** The words that carry the subject, each once, for the comparison word by word. */
  readonly concepts: readonly Concept[]
}

/** How much the question before counts beside the words of a follow-up. */
const CONTEXT = 0.5
const LONGEST_PHRASE = 3

export function understand(question: Question, vocabulary: Vocabulary, essays: EssayWords): Query {
  const own = read(question.text, vocabulary, essays)
  if (question.previous === undefined || !isFollowUp(question.text, own.concepts, essays)) return own
  const previous = read(question.previous, vocabulary, essays)
  const context = previous.concepts.map((concept) => ({ ...concept, share: CONTEXT }))
  return { text: `${previous.text} ${own.text}`, concepts: distinct([...own.concepts, ...context]) }
}

function read(text: string, vocabulary: Vocabulary, essays: EssayWords): Query {
  const alternatives = new Map<string, Phrase>()
  const words = wordsOf(text).flatMap((word) => {
    const standard = vocabulary.fillers.has(word) ? undefined : vocabulary.everyday.get(word)?.split(' ')
    if (standard === undefined) return vocabulary.fillers.has(word) ? word : corrected(word, essays)
    if (!essays.words.has(word)) return standard
    // The essays themselves use the short word: it stays, and the long form may stand for it.
    alternatives.set(stemOf(word), standard.map(stemOf))
    return word
  })
  const stems = words.filter((word) => !vocabulary.fillers.has(word)).map(stemOf)
  const concepts = joinPhrases(stems, vocabulary).map((phrase): Concept => {
    const key = keyOf(phrase)
    const alternative = alternatives.get(key)
    const synonyms = [...(vocabulary.synonyms.get(key) ?? []), ...(vocabulary.broader.get(key) ?? [])]
    return { phrase, synonyms: alternative === undefined ? synonyms : [alternative, ...synonyms], share: 1 }
  })
  return { text: words.join(' '), concepts: distinct([...concepts, ...broaderNotions(stems, vocabulary)]) }
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

/** What several words together are an instance of; they go on counting by themselves. */
function broaderNotions(stems: readonly string[], { broader, phrases }: Vocabulary): Concept[] {
  const spans = stems.flatMap((_, at) => [LONGEST_PHRASE, LONGEST_PHRASE - 1].map((length) => stems.slice(at, at + length)))
  return spans.flatMap((phrase) => {
    const synonyms = phrase.length > 1 && !phrases.has(keyOf(phrase)) ? broader.get(keyOf(phrase)) : undefined
    return synonyms === undefined ? [] : [{ phrase, synonyms, share: CONTEXT }]
  })
}

/** Each concept once, as it stands first. */
function distinct(concepts: readonly Concept[]): Concept[] {
  const first = new Map<string, Concept>()
  for (const concept of concepts) if (!first.has(keyOf(concept.phrase))) first.set(keyOf(concept.phrase), concept)
  return [...first.values()]
}
