import { createHash } from 'node:crypto'
import type { Essay, Passage, Span } from '../types.ts'
import { sentencesOf } from './sentences.ts'

export interface TokenBudget {
  readonly maxTokens: number
  readonly countTokens: (text: string) => number
}

/**
 * Cuts an essay into passages: whole paragraphs where they fit the budget, else groups of whole sentences of about equal
 * size. Only a sentence that exceeds the budget by itself is cut between words.
 */
export function passagesOf(essay: Essay, budget: TokenBudget): Passage[] {
  return essay.paragraphs.flatMap((paragraph, index) =>
    cut(essay.text, paragraph, budget).map(({ start, end }) => {
      const text = essay.text.slice(start, end)
      return { id: passageId(text), essayId: essay.id, paragraph: index + 1, start, end, text }
    }),
  )
}

/** 16 hexadecimal digits of SHA-256: short enough for a link, long enough never to collide. */
function passageId(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

function cut(text: string, paragraph: Span, budget: TokenBudget): Span[] {
  const fits = (span: Span) => budget.countTokens(text.slice(span.start, span.end)) <= budget.maxTokens
  if (fits(paragraph)) return [paragraph]
  const pieces = sentencesOf(text.slice(paragraph.start, paragraph.end))
    .map(({ start, end }) => ({ start: paragraph.start + start, end: paragraph.start + end }))
    .flatMap((sentence) => (fits(sentence) ? [sentence] : cutBetweenWords(text, sentence, fits)))
  return groupEvenly(text, pieces, budget)
}

interface Piece extends Span {
  /** As part of a longer text, without what the model puts around each. */
  readonly tokens: number
}

/**
 * Fewest groups that fit, of about equal size: without the second condition the last one would often be a stray sentence.
 * The tokens of a group are taken for the sum of its pieces', so that each is counted once.
 */
function groupEvenly(text: string, spans: readonly Span[], { maxTokens, countTokens }: TokenBudget): Span[] {
  const around = countTokens('')
  const pieces = spans.map((span) => ({ ...span, tokens: countTokens(text.slice(span.start, span.end)) - around }))
  const most = maxTokens - around
  const fewest = group(pieces, most)
  const fair = Math.ceil(pieces.reduce((sum, { tokens }) => sum + tokens, 0) / fewest.length)
  for (let limit = fair; limit < most; limit = Math.ceil(limit * 1.1)) {
    const even = group(pieces, limit)
    if (even.length === fewest.length && even.every(({ tokens }) => tokens <= most)) return even
  }
  return fewest
}

function group(pieces: readonly Piece[], limit: number): Piece[] {
  const groups: Piece[] = []
  for (const piece of pieces) {
    const last = groups.at(-1)
    if (last !== undefined && last.tokens + piece.tokens <= limit) {
      groups[groups.length - 1] = { start: last.start, end: piece.end, tokens: last.tokens + piece.tokens }
    } else {
      groups.push(piece)
    }
  }
  return groups
}

/** Doubles its way to the longest run of words that fits: a page of one line takes n log n, not n². */
function cutBetweenWords(text: string, span: Span, fits: (span: Span) => boolean): Span[] {
  const words = wordsOf(text, span)
  const cuts: Span[] = []
  for (let from = 0; from < words.length;) {
    let count = 1
    const piece = (size: number) => ({ start: words[from]!.start, end: words[from + size - 1]!.end })
    while (from + count * 2 <= words.length && fits(piece(count * 2))) count *= 2
    for (let step = count; step >= 1; step = Math.floor(step / 2)) {
      if (from + count + step <= words.length && fits(piece(count + step))) count += step
    }
    cuts.push(piece(count))
    from += count
  }
  return cuts
}

/** A "word" of more than 100 characters (a link, say) is cut where it must be, never inside a surrogate pair. */
function wordsOf(text: string, span: Span): Span[] {
  const words = text.slice(span.start, span.end).matchAll(/\S{1,100}/gu)
  return [...words].map(({ 0: word, index }) => ({ start: span.start + index, end: span.start + index + word.length }))
}
