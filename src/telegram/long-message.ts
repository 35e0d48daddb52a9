import { FormattedString } from '@grammyjs/parse-mode'
import { sentencesOf } from '../essays/sentences.ts'
import type { Span } from '../types.ts'

/** Telegram's limit for the text of a message, in UTF-16 units. */
export const MESSAGE_LENGTH = 4096
/** Room kept for "(2/3)" above a message. */
const NUMBERING = 16
/** Telegram reads at most so many entities in a message. */
const ENTITIES = 100

/** How much text fits a message beside `source`. */
export function roomFor(source: string): number {
  return MESSAGE_LENGTH - NUMBERING - source.length
}

/** Runs of whole sentences of at most `room` units; a sentence longer than that is cut, but no character in two. */
export function partsOf(text: string, room: number): Span[] {
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

/** Blocks, with an empty line between them, as few messages as hold them; several are numbered. */
export function pack(blocks: readonly FormattedString[]): FormattedString[] {
  const messages: FormattedString[] = []
  for (const block of blocks) {
    const last = messages.at(-1)
    const fits =
      last !== undefined &&
      last.text.length + 2 + block.text.length <= MESSAGE_LENGTH - NUMBERING &&
      last.entities.length + block.entities.length <= ENTITIES
    if (fits) {
      messages[messages.length - 1] = last.plain('\n\n').concat(block)
    } else {
      messages.push(block)
    }
  }
  return numbered(messages)
}

function numbered(messages: readonly FormattedString[]): FormattedString[] {
  if (messages.length === 1) return [...messages]
  return messages.map((message, i) => new FormattedString(`(${i + 1}/${messages.length})\n`).concat(message))
}
