import type { MessageEntity } from 'grammy/types'
import { raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import { escapeToBuffer } from 'hono/utils/html'

const TAGS: Readonly<Record<string, readonly [open: string, close: string]>> = {
  bold: ['<b>', '</b>'],
  italic: ['<i>', '</i>'],
  underline: ['<u>', '</u>'],
  strikethrough: ['<s>', '</s>'],
  text_link: ['<a>', '</a>'],
  blockquote: ['<blockquote>', '</blockquote>'],
  expandable_blockquote: ['<blockquote class="folded">', '</blockquote>'],
}

/** A text with Telegram's entities, which are properly nested, as HTML. */
export function entitiesHtml(text: string, entities: readonly MessageEntity[]): HtmlEscapedString {
  // Outer ones open first and close last.
  const outerFirst = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length)
  const boundaries = [...new Set(outerFirst.flatMap(({ offset, length }) => [offset, offset + length])), text.length]
  const places = [...new Set(boundaries)].sort((a, b) => a - b)
  let html = ''
  let at = 0
  const endsQuote = (place: number) =>
    outerFirst.some(({ type, offset, length }) => type.endsWith('blockquote') && offset + length === place)
  for (const place of places) {
    // A quote stands on lines of its own: the line break after it is not shown twice.
    const part = text.slice(at, place)
    html += escaped(endsQuote(at) ? part.replace(/^\n/, '') : part)
    for (const entity of outerFirst.filter(({ offset, length }) => offset + length === place).reverse()) html += tag(entity, 1)
    for (const entity of outerFirst.filter(({ offset }) => offset === place)) html += tag(entity, 0)
    at = place
  }
  return raw(html)
}

function tag({ type }: MessageEntity, side: 0 | 1): string {
  return TAGS[type]?.[side] ?? ''
}

function escaped(text: string): string {
  const buffer: [string] = ['']
  escapeToBuffer(text, buffer)
  return buffer[0]
}
