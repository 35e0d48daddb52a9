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

export const pressButton = (label: string, press: Press) => InlineKeyboard.text(label, encodePress(press))

/** Under quotes: `next` are the quotes that come after them. */
export function quotesKeyboard(
  quotes: readonly ChosenQuote[],
  next: readonly string[],
  frame: Frame,
  username: string,
  { votes = true } = {},
): InlineKeyboard {
  const passages = quotes.map(({ passage }) => passage.id)
  const [first, ...others] = quotes
  if (first === undefined) return new InlineKeyboard()
  const { buttons } = frame
  const ofOne = [
    pressButton(buttons.context, { action: 'context', passage: first.passage.id }),
    InlineKeyboard.url(buttons.share, shareLink(first, frame, username)),
  ]
  const ofSeveral = [
    pressButton(buttons.context, { action: 'contextMenu', passages }),
    pressButton(buttons.share, { action: 'shareMenu', passages }),
  ]
  return new InlineKeyboard([
    ...(next.length > 0 ? [[pressButton(buttons.further, { action: 'further', passages: next })]] : []),
    others.length > 0 ? ofSeveral : ofOne,
    ...(votes ? [voteRow(passages)] : []),
  ])
}

export function voteRow(passages: readonly string[]): InlineKeyboardButton[] {
  return [pressButton('👍', { action: 'up', passages }), pressButton('👎', { action: 'down', passages })]
}

/** Which of several quotes? One button each; `from` is the number of the first. */
export function contextRow(passages: readonly string[], from: number, { buttons }: Frame): InlineKeyboardButton[] {
  return passages.map((passage, i) => pressButton(`📖 ${buttons.quote(from + i)}`, { action: 'context', passage }))
}

export function shareRow(quotes: readonly ChosenQuote[], from: number, frame: Frame, username: string): InlineKeyboardButton[] {
  return quotes.map((quote, i) => InlineKeyboard.url(`🔗 ${frame.buttons.quote(from + i)}`, shareLink(quote, frame, username)))
}

function shareLink({ passage, essay }: ChosenQuote, frame: Frame, username: string): string {
  return linkToShare(linkToQuote(username, passage.id), frame.shareText(essay.title))
}

/** Questions to tap, one a row; and the way to English. */
export function examplesKeyboard(examples: readonly Example[], english?: string): InlineKeyboard {
  return new InlineKeyboard([
    ...examples.map(({ id, question }) => [pressButton(shortened(question), { action: 'example', example: id })]),
    ...(english === undefined ? [] : [[pressButton(english, { action: 'language', language: 'en' })]]),
  ])
}

export function languageKeyboard(): InlineKeyboard {
  return new InlineKeyboard([
    [
      pressButton('Bahasa Indonesia', { action: 'language', language: 'id' }),
      pressButton('English', { action: 'language', language: 'en' }),
    ],
  ])
}

export function shortened(label: string, length = LABEL): string {
  if (label.length <= length) return label
  const space = label.lastIndexOf(' ', length - 1)
  return `${label.slice(0, space > length / 2 ? space : length - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}
