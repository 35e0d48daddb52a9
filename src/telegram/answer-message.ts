import { FormattedString } from '@grammyjs/parse-mode'
import type { ChosenQuote } from '../answering/quote.ts'
import type { Frame, PlaceOfPassage } from '../language/frame.ts'
import { essayTitle } from '../language/indonesian.ts'
import type { Answer, EssayReference, Span } from '../types.ts'
import { addressOf } from './links.ts'
import { pack, partsOf, roomFor } from './long-message.ts'

/** A quote above this length is folded, so that the next quote is in sight; a tap opens it. */
const FOLDED = 600
/** Letters of a folded quote that are in sight: what answers must be among them. */
const IN_SIGHT = 100
/** Longer than this it is folded all the same. */
const TOO_LONG = 1_500

/**
 * An answer as the messages to send, formatted by entities: nothing of an essay is ever read as markup. What does not fit
 * one message goes on in the next, numbered; no letter of a quote is left out.
 */
export function answerMessages(answer: Answer, frame: Frame, topics: readonly string[] = []): FormattedString[] {
  if (answer.kind === 'not-found') return pack(notFoundBlocks(answer.nearest.map(essayTitle), topics, frame))
  return quoteMessages(frame.heading(answer.kind, answer.quotes), answer.quotes, frame)
}

/** Quotes under a heading; `from` is the number of the first one, where there are several. */
export function quoteMessages(
  heading: string | undefined,
  quotes: readonly ChosenQuote[],
  frame: Frame,
  from = 1,
): FormattedString[] {
  const isNumbered = quotes.length > 1 || from > 1
  return pack([
    ...(heading === undefined ? [] : [FormattedString.bold(heading)]),
    ...quotes.flatMap((quote, i) => quoteBlocks(quote, isNumbered ? from + i : undefined, frame)),
    FormattedString.italic(frame.disclaimer),
  ])
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

/** A quote and its citation; more than one block where the quote alone would not fit a message. */
function quoteBlocks({ passage, highlights, essay }: ChosenQuote, number: number | undefined, frame: Frame): FormattedString[] {
  const source = new FormattedString(number === undefined ? '\n' : `\n[${number}] `).concat(citation(essay, passage, frame))
  return partsOf(passage.text, roomFor(source.text)).map((part) => {
    const text = withBold(passage.text, part, highlights)
    return (isFolded(part, highlights) ? FormattedString.expandableBlockquote(text) : FormattedString.blockquote(text)).concat(
      source,
    )
  })
}

/** The citation, its title a link to where the essay was published. */
export function citation(essay: EssayReference, place: PlaceOfPassage, frame: Frame): FormattedString {
  const text = frame.citation(essay, place)
  const address = addressOf(essay)
  if (address === undefined || !text.startsWith(essay.title)) return new FormattedString(text)
  return FormattedString.link(essay.title, address).plain(text.slice(essay.title.length))
}

function isFolded({ start, end }: Span, highlights: readonly Span[]): boolean {
  if (end - start <= FOLDED) return false
  const first = highlights.find((highlight) => highlight.end > start)
  return end - start > TOO_LONG || first === undefined || first.start - start < IN_SIGHT
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
