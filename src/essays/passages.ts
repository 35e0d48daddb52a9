import { createHash } from 'node:crypto'
import type { Essay, Passage, Span } from '../types.ts'
import { sentencesOf } from './sentences.ts'

export interface TokenBudget {
  readonly maxTokens: number
  countTokens(text: string): number
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

/**
 * Fewest groups that fit, of about equal size: without the second condition the last one would often be a stray sentence.
 */
function groupEvenly(text: string, pieces: readonly Span[], budget: TokenBudget): Span[] {
  const smallest = group(text, pieces, budget.maxTokens, budget)
  const tokens = (span: Span) => budget.countTokens(text.slice(span.start, span.end))
  const fair = Math.ceil(smallest.reduce((sum, span) => sum + tokens(span), 0) / smallest.length)
  for (let limit = fair; limit < budget.maxTokens; limit = Math.ceil(limit * 1.1)) {
    const even = group(text, pieces, limit, budget)
    if (even.length === smallest.length && even.every((span) => tokens(span) <= budget.maxTokens)) return even
  }
  return smallest
}

function group(text: string, pieces: readonly Span[], limit: number, budget: TokenBudget): Span[] {
  const groups: Span[] = []
  for (const piece of pieces) {
    const last = groups.at(-1)
    if (last !== undefined && budget.countTokens(text.slice(last.start, piece.end)) <= limit) {
      groups[groups.length - 1] = { start: last.start, end: piece.end }
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
