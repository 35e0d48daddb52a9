import { FormattedString } from '@grammyjs/parse-mode'
import { sentencesOf } from '../essays/sentences.ts'
import { DISCLAIMER, NEAREST, NOT_FOUND, citation, essayTitle, heading } from '../language/indonesian.ts'
import type { Answer, Quote, Span } from '../types.ts'

/** Telegram's limit for the text of a message, in UTF-16 units. */
const MESSAGE_LENGTH = 4096
/** Room kept for "(2/3)" above a message. */
const NUMBERING = 16
/** A quote above this length is folded, so that the next quote is in sight; a tap opens it. */
const FOLDED = 600

/**
 * An answer as the messages to send, formatted by entities: nothing of an essay is ever read as markup. What does not fit
 * one message goes on in the next, numbered; no letter of a quote is left out.
 */
export function answerMessages(answer: Answer): FormattedString[] {
  return numbered(pack(answer.kind === 'not-found' ? notFoundBlocks(answer.nearest.map(essayTitle)) : quoteBlocks(answer)))
}

function notFoundBlocks(titles: readonly string[]): FormattedString[] {
  const list = titles.map((title) => `• ${title}`).join('\n')
  return [new FormattedString(NOT_FOUND), ...(titles.length > 0 ? [new FormattedString(`${NEAREST}\n${list}`)] : [])]
}

function quoteBlocks({ kind, quotes }: Exclude<Answer, { kind: 'not-found' }>): FormattedString[] {
  return [FormattedString.bold(heading(kind, quotes)), ...quotes.flatMap(quoteBlock), FormattedString.italic(DISCLAIMER)]
}

/** A quote and its citation; more than one block where the quote alone would not fit a message. */
function quoteBlock({ passage, highlights, essay }: Quote): FormattedString[] {
  const source = `\n${citation(essay, passage)}`
  const room = MESSAGE_LENGTH - NUMBERING - source.length
  return partsOf(passage.text, room).map((part) => {
    const text = withBold(passage.text, part, highlights)
    const block = part.end - part.start > FOLDED ? FormattedString.expandableBlockquote(text) : FormattedString.blockquote(text)
    return block.plain(source)
  })
}

function withBold(text: string, part: Span, highlights: readonly Span[]): FormattedString {
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

/** Runs of whole sentences of at most `room` units; a sentence longer than that is cut, but no character in two. */
function partsOf(text: string, room: number): Span[] {
  if (text.length <= room) return [{ start: 0, end: text.length }]
  const parts: Span[] = []
  for (const sentence of sentencesOf(text).flatMap((span) => cut(text, span, room))) {
    const last = parts.at(-1)
    if (last !== undefined && sentence.end - last.start <= room)
      parts[parts.length - 1] = { start: last.start, end: sentence.end }
    else parts.push(sentence)
  }
  return parts
}

function cut(text: string, { start, end }: Span, room: number): Span[] {
  const pieces: Span[] = []
  for (let from = start; from < end;) {
    const space = text.lastIndexOf(' ', from + room - 1)
    let to = end - from <= room ? end : space > from ? space + 1 : from + room
    if (to < end && /[\uDC00-\uDFFF]/.test(text[to]!)) to--
    pieces.push({ start: from, end: to })
    from = to
  }
  return pieces
}

function pack(blocks: readonly FormattedString[]): FormattedString[] {
  const messages: FormattedString[] = []
  for (const block of blocks) {
    const last = messages.at(-1)
    if (last !== undefined && last.text.length + 2 + block.text.length <= MESSAGE_LENGTH - NUMBERING) {
      messages[messages.length - 1] = last.plain('\n\n').concat(block)
    } else {
      messages.push(block)
    }
  }
  return messages
}

function numbered(messages: readonly FormattedString[]): FormattedString[] {
  if (messages.length === 1) return [...messages]
  return messages.map((message, i) => new FormattedString(`(${i + 1}/${messages.length})\n`).concat(message))
}
