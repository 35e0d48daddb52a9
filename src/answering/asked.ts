import type { Generation } from '../search/generation.ts'
import type { WeighedConcept } from '../search/lexical-index.ts'
import type { Embedder, Embedding, Question } from '../types.ts'
import { ConceptMatch } from './concept-match.ts'
import { essayWordsOf, understand, wordsByStem } from './understand.ts'
import type { Query } from './understand.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A question as it is compared with the passages of a generation. */
export interface AskedQuestion {
  readonly query: Query
  readonly concepts: readonly WeighedConcept[]
  /** Of the whole query. */
  readonly embedding: Embedding
  /** Of the concepts with the words of the generation. */
  readonly match: ConceptMatch
}

/** So many concepts, the weightiest, are compared word by word: questions have fewer, and a text of 2,000 letters is not to cost ten times as much. */
const MOST_COMPARED = 16

export async function readQuestion(
  question: Question,
  generation: Generation,
  vocabulary: Vocabulary,
  embedder: Embedder,
): Promise<AskedQuestion> {
  const { lexicalIndex } = generation
  const query = understand(question, vocabulary, essayWordsOf(lexicalIndex, embedder))
  const words = wordsByStem(query)
  const concepts = query.concepts.map((concept) => lexicalIndex.weigh(concept))
  const compared = [...concepts].sort((a, b) => b.weight - a.weight).slice(0, MOST_COMPARED)
  const embeddings = new Map<WeighedConcept, Embedding>()
  for (const concept of compared) {
    const text = concept.phrase.map((stem) => words.get(stem) ?? stem).join(' ')
    embeddings.set(concept, await embedder.embed(text, 'query'))
  }
  const match = new ConceptMatch(concepts, embeddings, generation)
  return { query, concepts, embedding: await embedder.embed(query.text, 'query'), match }
}
