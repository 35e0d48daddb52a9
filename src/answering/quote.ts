import type { Generation } from '../search/generation.ts'
import { positionById } from '../search/lookup.ts'
import type { Question, Quote } from '../types.ts'
import { essayOf, referenceTo } from './answer.ts'
import type { Answering } from './answer.ts'
import { readQuestion } from './asked.ts'
import { highlightsOf } from './highlight.ts'

export type ChosenQuote = Omit<Quote, 'score'>

/** Passages by their ids, as quotes; ids that no essay holds any more are left out. Without a question nothing is highlighted. */
export type QuotePassages = (ids: readonly string[], question?: Question) => Promise<ChosenQuote[]>

export function createQuoter({ embedder, vocabulary, generation }: Answering): QuotePassages {
  return async (ids, question) => {
    const current = generation()
    const highlight = question === undefined ? () => [] : await highlightFor(question, current)
    return ids.flatMap((id) => {
      const position = positionById(current, id)
      if (position === undefined) return []
      const passage = current.passages[position]!
      return [{ essay: referenceTo(essayOf(passage, current)), passage, highlights: highlight(position) }]
    })
  }

  async function highlightFor(question: Question, current: Generation) {
    const asked = await readQuestion(question, current, vocabulary(), embedder)
    return (position: number) => highlightsOf(position, asked, current)
  }
}
