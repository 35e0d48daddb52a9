import { InlineKeyboard } from 'grammy'
import type { InlineKeyboardButton } from 'grammy/types'
import type { ChosenQuote } from '../answering/quote.ts'
import type { Example } from '../conversation/examples.ts'
import type { Frame } from '../language/frame.ts'
import { encodePress } from './callback-data.ts'
import type { Press } from './callback-data.ts'
import { linkToQuote, linkToShare } from './links.ts'

/** A label longer than this is cut off by narrow phones. */
const LABEL = 60

const button = (label: string, press: Press) => InlineKeyboard.text(label, encodePress(press))

/** Under quotes: `next` are the quotes that come after them. */
export function quotesKeyboard(
  quotes: readonly ChosenQuote[],
  next: readonly string[],
  frame: Frame,
  username: string,
): InlineKeyboard {
  const passages = quotes.map(({ passage }) => passage.id)
  const [first, ...others] = quotes
  const rows: InlineKeyboardButton[][] = []
  if (next.length > 0) rows.push([button(frame.buttons.further, { action: 'further', passages: next })])
  if (first !== undefined) {
    rows.push(
      others.length > 0
        ? [
            button(frame.buttons.context, { action: 'contextMenu', passages }),
            button(frame.buttons.share, { action: 'shareMenu', passages }),
          ]
        : [
            button(frame.buttons.context, { action: 'context', passage: first.passage.id }),
            InlineKeyboard.url(frame.buttons.share, shareLink(first, frame, username)),
          ],
      voteRow(passages),
    )
  }
  return new InlineKeyboard(rows)
}

export function voteRow(passages: readonly string[]): InlineKeyboardButton[] {
  return [button('👍', { action: 'up', passages }), button('👎', { action: 'down', passages })]
}

/** Which of several quotes? One button each. */
export function contextRow(passages: readonly string[]): InlineKeyboardButton[] {
  return passages.map((passage, i) => button(`📖 ${i + 1}`, { action: 'context', passage }))
}

export function shareRow(quotes: readonly ChosenQuote[], frame: Frame, username: string): InlineKeyboardButton[] {
  return quotes.map((quote, i) => InlineKeyboard.url(`🔗 ${i + 1}`, shareLink(quote, frame, username)))
}

function shareLink({ passage, essay }: ChosenQuote, frame: Frame, username: string): string {
  return linkToShare(linkToQuote(username, passage.id), frame.shareText(essay.title))
}

/** Questions to tap, one a row. */
export function examplesKeyboard(examples: readonly Example[]): InlineKeyboard {
  return new InlineKeyboard(examples.map(({ id, question }) => [button(shortened(question), { action: 'example', example: id })]))
}

export function languageKeyboard(): InlineKeyboard {
  return new InlineKeyboard([
    [
      button('Bahasa Indonesia', { action: 'language', language: 'id' }),
      button('English', { action: 'language', language: 'en' }),
    ],
  ])
}

export function shortened(label: string, length = LABEL): string {
  if (label.length <= length) return label
  const space = label.lastIndexOf(' ', length - 1)
  return `${label.slice(0, space > length / 2 ? space : length - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}
