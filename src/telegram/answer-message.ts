import { FormattedString } from '@grammyjs/parse-mode'
import type { ChosenQuote } from '../answering/quote.ts'
import { essayTitle } from '../language/indonesian.ts'
import type { Frame } from '../language/frame.ts'
import type { Answer, Span } from '../types.ts'
import { pack, partsOf, roomFor } from './long-message.ts'

/** A quote above this length is folded, so that the next quote is in sight; a tap opens it. */
const FOLDED = 600

/**
 * An answer as the messages to send, formatted by entities: nothing of an essay is ever read as markup. What does not fit
 * one message goes on in the next, numbered; no letter of a quote is left out.
 */
export function answerMessages(
  answer: Answer,
  frame: Frame,
  { topics = [], excuse }: { topics?: readonly string[]; excuse?: string | undefined } = {},
): FormattedString[] {
  const apology = excuse === undefined ? [] : [FormattedString.italic(excuse)]
  if (answer.kind === 'not-found') return pack([...apology, ...notFoundBlocks(answer.nearest.map(essayTitle), topics, frame)])
  return pack([
    ...apology,
    FormattedString.bold(frame.heading(answer.kind, answer.quotes)),
    ...quoteBlocks(answer.quotes, frame),
    FormattedString.italic(frame.disclaimer),
  ])
}

/** Quotes under a heading of their own. */
export function quoteMessages(heading: string | undefined, quotes: readonly ChosenQuote[], frame: Frame): FormattedString[] {
  const first = heading === undefined ? [] : [FormattedString.bold(heading)]
  return pack([...first, ...quoteBlocks(quotes, frame), FormattedString.italic(frame.disclaimer)])
}

/** What the essays do discuss: by topics, or else by the nearest titles. */
function notFoundBlocks(essays: readonly string[], topics: readonly string[], frame: Frame): FormattedString[] {
  const list = essays.map((title) => `• ${title}`).join('\n')
  return [
    new FormattedString(frame.notFound),
    ...(topics.length > 0 ? [new FormattedString(frame.discussed(topics))] : []),
    ...(topics.length === 0 && essays.length > 0 ? [new FormattedString(`${frame.nearest}\n${list}`)] : []),
  ]
}

function quoteBlocks(quotes: readonly ChosenQuote[], frame: Frame): FormattedString[] {
  // Numbers say which quote a button means.
  return quotes.flatMap((quote, i) => quoteBlock(quote, quotes.length > 1 ? `${i + 1}. ` : '', frame))
}

/** A quote and its citation; more than one block where the quote alone would not fit a message. */
function quoteBlock({ passage, highlights, essay }: ChosenQuote, number: string, frame: Frame): FormattedString[] {
  const source = `\n${number}${frame.citation(essay, passage)}`
  return partsOf(passage.text, roomFor(source)).map((part) => {
    const text = withBold(passage.text, part, highlights)
    const block = part.end - part.start > FOLDED ? FormattedString.expandableBlockquote(text) : FormattedString.blockquote(text)
    return block.plain(source)
  })
}

/** The part of a text with what is highlighted of it in bold. */
export function withBold(text: string, part: Span, highlights: readonly Span[]): FormattedString {
  let formatted = new FormattedString('')
  let at = part.start
  for (const { start, end } of highlights) {
    const [from, to] = [Math.max(start, part.start), Math.min(end, part.end)]
    if (from >= to) continue
    formatted = formatted.plain(text.slice(at, from)).bold(text.slice(from, to))
    at = to
  }
  return formatted.plain(text.slice(at, part.end))
}
