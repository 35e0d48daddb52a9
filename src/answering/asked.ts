import type { Generation } from '../search/generation.ts'
import type { WeighedConcept } from '../search/lexical-index.ts'
import type { Embedder, Embedding, Question } from '../types.ts'
import { essayWordsOf, understand, wordsByStem } from './understand.ts'
import type { Query } from './understand.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A question as it is compared with the passages of a generation. */
export interface AskedQuestion {
  readonly query: Query
  readonly concepts: readonly WeighedConcept[]
  /** Of the whole query, and of each concept alone. */
  readonly embedding: Embedding
  readonly conceptEmbeddings: readonly Embedding[]
}

export async function readQuestion(
  question: Question,
  { lexicalIndex }: Generation,
  vocabulary: Vocabulary,
  embedder: Embedder,
): Promise<AskedQuestion> {
  const query = understand(question, vocabulary, essayWordsOf(lexicalIndex, embedder))
  const words = wordsByStem(query)
  const conceptEmbeddings: Embedding[] = []
  for (const { phrase } of query.concepts) {
    conceptEmbeddings.push(await embedder.embed(phrase.map((stem) => words.get(stem) ?? stem).join(' '), 'query'))
  }
  return {
    query,
    concepts: query.concepts.map((concept) => lexicalIndex.weigh(concept)),
    embedding: await embedder.embed(query.text, 'query'),
    conceptEmbeddings,
  }
}
