import { passageById } from '../search/lookup.ts'
import type { Question, Quote } from '../types.ts'
import { essayOf, referenceTo } from './answer.ts'
import type { Answering } from './answer.ts'
import { Highlighter } from './highlight.ts'
import { essayWordsOf, understand } from './understand.ts'

export type ChosenQuote = Omit<Quote, 'score'>

/** Passages by their ids, as quotes; ids that no essay holds any more are left out. Without a question nothing is highlighted. */
export type QuotePassages = (ids: readonly string[], question?: Question) => Promise<ChosenQuote[]>

export function createQuoter({ embedder, vocabulary, generation }: Answering): QuotePassages {
  const highlighter = new Highlighter(embedder)
  return async (ids, question) => {
    const current = generation()
    const highlight = question === undefined ? undefined : await highlightFor(question)
    const quotes: ChosenQuote[] = []
    for (const id of ids) {
      const passage = passageById(current, id)
      if (passage === undefined) continue
      const highlights = (await highlight?.(passage)) ?? []
      quotes.push({ essay: referenceTo(essayOf(passage, current)), passage, highlights })
    }
    return quotes
  }

  async function highlightFor(question: Question) {
    const words = generation().lexicalIndex
    const query = understand(question, vocabulary(), essayWordsOf(words, embedder))
    const concepts = query.concepts.map((concept) => words.weigh(concept))
    const embedding = await embedder.embed(query.text, 'query')
    return (passage: Quote['passage']) => highlighter.highlight(passage, concepts, embedding)
  }
}
