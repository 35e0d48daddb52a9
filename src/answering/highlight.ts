import { sentencesOf } from '../essays/sentences.ts'
import type { Generation } from '../search/generation.ts'
import { termsOf } from '../search/terms.ts'
import type { Span } from '../types.ts'
import type { AskedQuestion } from './asked.ts'
import { coverageOf } from './coverage.ts'

/** A sentence is highlighted when it scores at least this share of the passage's best sentence. */
const NEAR_BEST = 0.8

/** The sentences of a passage that answer. */
export function highlightsOf(
  position: number,
  { concepts, embedding }: AskedQuestion,
  { passages, sentenceVectors }: Generation,
): Span[] {
  const { text } = passages[position]!
  const sentences = sentencesOf(text)
  // Meaning and words in equal parts.
  const scores = sentenceVectors
    .cosines(position, embedding)
    .map((cosine, i) => cosine + coverageOf(concepts, new Set(termsOf(text.slice(sentences[i]!.start, sentences[i]!.end)))))
  const best = Math.max(...scores)
  return join(
    sentences.filter((_, i) => scores[i]! >= best * NEAR_BEST && scores[i]! > 0),
    text,
  )
}

/** Neighbouring sentences become one highlight, the space between them included. */
function join(spans: readonly Span[], text: string): Span[] {
  const joined: Span[] = []
  for (const { start, end } of spans) {
    const last = joined.at(-1)
    if (last !== undefined && text.slice(last.end, start).trim() === '') joined[joined.length - 1] = { start: last.start, end }
    else joined.push({ start, end })
  }
  return joined
}
