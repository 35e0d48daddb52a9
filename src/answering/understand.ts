import type { Concept, LexicalIndex, Phrase } from '../search/lexical-index.ts'
import { stemOf, termsOf, wordsOf } from '../search/terms.ts'
import type { Embedder, Question } from '../types.ts'
import { isFollowUp } from './follow-up.ts'
import type { Spelling } from './spelling.ts'
import { standardWord } from './standard-word.ts'
import type { Replacement } from './standard-word.ts'
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
  /** The same without the question before: what kind of answer is wanted. */
  readonly asked: string
  /** The words that carry the subject, each once, for the comparison word by word. */
  readonly concepts: readonly Concept[]
  readonly replacements: readonly Replacement[]
  /** The question before, where this one follows it up. */
  readonly context?: string
}

/** The stems of a query → the words they stand for, to be shown to a person. */
export function wordsByStem({ text }: Query): ReadonlyMap<string, string> {
  return new Map(wordsOf(text).map((word) => [stemOf(word), word]))
}

/** How much the question before counts beside the words of a follow-up. */
const CONTEXT = 0.5
const LONGEST_PHRASE = 3

export function understand(question: Question, vocabulary: Vocabulary, essays: EssayWords): Query {
  const own = readText(question.text, vocabulary, essays)
  if (question.previous === undefined || !isFollowUp(question.text, own.concepts, essays)) return own
  const previous = readText(question.previous, vocabulary, essays)
  // A question that the essays know nothing of gives no context either.
  if (!previous.concepts.some((concept) => essays.knows(concept))) return own
  const context = previous.concepts.map((concept) => ({ ...concept, share: CONTEXT }))
  return {
    // Its own words first: a model reads only so many.
    text: `${own.text} ${previous.text}`,
    asked: own.text,
    concepts: distinct([...own.concepts, ...context]),
    replacements: [...previous.replacements, ...own.replacements],
    context: question.previous,
  }
}

function readText(text: string, vocabulary: Vocabulary, essays: EssayWords): Query {
  const read = wordsOf(text).map((written) => standardWord(written, vocabulary, essays))
  const units = read.flatMap((word) => word.words)
  const words = units.flatMap(wordsOf)
  // The long form may stand for the short one, which stays.
  const longForms = new Map(
    read.flatMap(({ words: [word], longForm }) =>
      longForm === undefined ? [] : [[stemOf(word!), longForm.flatMap(termsOf)] as const],
    ),
  )
  // “badan-kepegawaian-daerah” is one name.
  const all = units.map((unit): Unit => ({ stems: termsOf(unit), isFiller: vocabulary.fillers.has(unit) }))
  // Twice, because a phrase may hold a filler (“kerja sama”) or be interrupted by one (“hak untuk memilih”).
  const meaningful = joinPhrases(all, vocabulary).filter(({ isFiller }) => !isFiller)
  const concepts = joinPhrases(meaningful, vocabulary).map(({ stems }): Concept => {
    const key = keyOf(stems)
    const longForm = longForms.get(key)
    const synonyms = vocabulary.synonyms.get(key) ?? []
    return { phrase: stems, synonyms: longForm === undefined ? synonyms : [longForm, ...synonyms], share: 1 }
  })
  const replacements = read.flatMap(({ replacement }) => replacement ?? [])
  return { text: words.join(' '), asked: words.join(' '), concepts: distinct(concepts), replacements }
}

/** A word, or words that mean one thing together. */
interface Unit {
  readonly stems: Phrase
  readonly isFiller: boolean
}

/** The longest known phrases, from left to right; every other unit stays as it is. */
function joinPhrases(units: readonly Unit[], { phrases, fillerPhrases }: Vocabulary): Unit[] {
  const joined: Unit[] = []
  for (let at = 0; at < units.length;) {
    const spans = [LONGEST_PHRASE, LONGEST_PHRASE - 1].map((count) => units.slice(at, at + count))
    const phrase = spans
      .map((span) => ({ count: span.length, stems: span.flatMap(({ stems }) => stems) }))
      .find(({ stems }) => phrases.has(keyOf(stems)))
    joined.push(phrase === undefined ? units[at]! : { stems: phrase.stems, isFiller: fillerPhrases.has(keyOf(phrase.stems)) })
    at += phrase?.count ?? 1
  }
  return joined
}

/** Each concept once, as it stands first. */
function distinct(concepts: readonly Concept[]): Concept[] {
  const first = new Map<string, Concept>()
  for (const concept of concepts) if (!first.has(keyOf(concept.phrase))) first.set(keyOf(concept.phrase), concept)
  return [...first.values()]
}
