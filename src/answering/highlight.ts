import { sentencesOf } from '../essays/sentences.ts'
import type { Generation } from '../search/generation.ts'
import type { Span } from '../types.ts'
import type { AskedQuestion } from './asked.ts'

/** How much the likeness of meaning counts beside the share of the concepts. */
const MEANING = 0.5
/** A sentence is highlighted when it scores at least this share of the passage's best sentence. */
const NEAR_BEST = 0.9

/** The sentences of a passage that answer. */
export function highlightsOf(
  position: number,
  { embedding, match }: AskedQuestion,
  { passages, sentenceVectors, lexicalIndex }: Generation,
): Span[] {
  const { text } = passages[position]!
  const terms = lexicalIndex.sentences(position)
  const scores = sentenceVectors
    .cosines(position, embedding)
    .map((cosine, i) => MEANING * cosine + match.share(match.held(new Set(terms[i]))))
  const best = Math.max(...scores)
  return join(
    sentencesOf(text).filter((_, i) => scores[i]! >= best * NEAR_BEST && scores[i]! > 0),
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
