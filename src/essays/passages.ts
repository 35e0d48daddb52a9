import { createHash } from 'node:crypto'
import type { Essay, Passage, Span } from '../types.ts'
import { dependsOnPrevious } from './dependence.ts'
import { sentencesOf } from './sentences.ts'

export interface TokenBudget {
  readonly maxTokens: number
  /** The same for a passage of several paragraphs, of which only the first can stand alone. */
  readonly joinedTokens: number
  readonly countTokens: (text: string) => number
}

/** A span and the paragraphs, counted from 1, that it begins and ends in. */
interface Place extends Span {
  readonly paragraph: number
  readonly lastParagraph: number
}

/**
 * Cuts an essay into passages: whole paragraphs where they fit the budget, else groups of whole sentences of about equal
 * size. Only a sentence that exceeds the budget by itself is cut between words. What cannot stand alone (“Tetapi …”, “Hal ini …”)
 * stays with what it depends on, across paragraphs too, as far as the budget allows: a quote must not lose its exception.
 */
export function passagesOf(essay: Essay, budget: TokenBudget): Passage[] {
  const places = essay.paragraphs.flatMap((paragraph, index) =>
    cut(essay.text, paragraph, budget).map((span): Place => ({ ...span, paragraph: index + 1, lastParagraph: index + 1 })),
  )
  return joinDependent(essay.text, places, budget).map(({ lastParagraph, ...place }) => {
    const text = essay.text.slice(place.start, place.end)
    const further = lastParagraph > place.paragraph ? { lastParagraph } : {}
    return { id: passageId(text), essayId: essay.id, ...place, ...further, text }
  })
}

/** Joins a paragraph that depends on the one before with the last passage of that one, when both fit together. */
function joinDependent(text: string, places: readonly Place[], { joinedTokens, countTokens }: TokenBudget): Place[] {
  const joined: Place[] = []
  for (const place of places) {
    const previous = joined.at(-1)
    const opensParagraph = previous !== undefined && previous.lastParagraph < place.paragraph
    // Nothing but white space in between: no heading.
    const adjacent = opensParagraph && text.slice(previous.end, place.start).trim() === ''
    const fits = adjacent && countTokens(text.slice(previous.start, place.end)) <= joinedTokens
    if (fits && dependsOnPrevious(text.slice(place.start, place.end))) {
      joined[joined.length - 1] = { ...previous, end: place.end, lastParagraph: place.lastParagraph }
    } else {
      joined.push(place)
    }
  }
  return joined
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
  const most = maxTokens - around
  const sentences = spans.map((span) => ({ ...span, tokens: countTokens(text.slice(span.start, span.end)) - around }))
  const pieces = joinSentences(text, sentences, most)
  const fewest = group(pieces, most)
  const fair = Math.ceil(pieces.reduce((sum, { tokens }) => sum + tokens, 0) / fewest.length)
  for (let limit = fair; limit < most; limit = Math.ceil(limit * 1.1)) {
    const even = group(pieces, limit)
    if (even.length === fewest.length && even.every(({ tokens }) => tokens <= most)) return even
  }
  return fewest
}

/** A sentence that cannot stand alone and the one before it become one piece, unless that would not fit. */
function joinSentences(text: string, pieces: readonly Piece[], most: number): Piece[] {
  const joined: Piece[] = []
  for (const piece of pieces) {
    const previous = joined.at(-1)
    const fits = previous !== undefined && previous.tokens + piece.tokens <= most
    if (fits && dependsOnPrevious(text.slice(piece.start, piece.end))) {
      joined[joined.length - 1] = { start: previous.start, end: piece.end, tokens: previous.tokens + piece.tokens }
    } else {
      joined.push(piece)
    }
  }
  return joined
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
