import type { InlineKeyboardMarkup, MessageEntity } from 'grammy/types'

/** What Telegram refuses, and in which words. Each function returns the description of the refusal, or undefined. */

export interface Text {
  readonly text: string
  readonly entities?: readonly MessageEntity[]
}

/** 1 to 4,096 UTF-16 units; entities inside the text, of some length, properly nested. */
export function problemOf({ text, entities = [] }: Text): string | undefined {
  if (text.trim() === '') return 'message text is empty'
  if (text.length > 4096) return 'message is too long'
  if (entities.length > 100) return 'too many entities'
  for (const entity of entities) {
    const { offset, length, type } = entity
    if (offset < 0 || length < 1 || offset + length > text.length) return `entity ${type} is out of the text`
    if (splitsPair(text, offset) || splitsPair(text, offset + length)) return `entity ${type} splits a character`
    for (const other of entities) {
      const overlaps = offset < other.offset && other.offset < offset + length && offset + length < other.offset + other.length
      if (overlaps) return `entities ${type} and ${other.type} overlap`
      const isWithin = other !== entity && other.offset >= offset && other.offset + other.length <= offset + length
      if (isWithin && isQuote(type) && isQuote(other.type)) return 'blockquotes are nested'
      if (isWithin && (type === 'code' || type === 'pre')) return `entity ${other.type} within ${type}`
    }
  }
  return undefined
}

function isQuote(type: string): boolean {
  return type === 'blockquote' || type === 'expandable_blockquote'
}

function splitsPair(text: string, place: number): boolean {
  return /[\uD800-\uDBFF]/.test(text[place - 1] ?? '') && /[\uDC00-\uDFFF]/.test(text[place] ?? '')
}

export function problemOfKeyboard(markup: InlineKeyboardMarkup | undefined): string | undefined {
  const buttons = (markup?.inline_keyboard ?? []).flat()
  if (buttons.length > 100) return 'REPLY_MARKUP_TOO_LONG'
  for (const button of buttons) {
    if (button.text.trim() === '') return 'Text buttons are unallowed in the inline keyboard'
    if ('callback_data' in button && !fits(button.callback_data, 1, 64)) return 'BUTTON_DATA_INVALID'
    if ('url' in button && !/^https?:\/\/[^\s]+$/.test(button.url)) return 'BUTTON_URL_INVALID'
  }
  return undefined
}

interface InlineAnswer {
  readonly results: readonly {
    readonly id: string
    readonly title: string
    readonly input_message_content: InlineContent
    readonly reply_markup?: InlineKeyboardMarkup
  }[]
  readonly button?: { readonly text: string; readonly start_parameter: string }
}
interface InlineContent {
  readonly message_text: string
  readonly entities?: readonly MessageEntity[]
}

export function problemOfInlineAnswer({ results, button }: InlineAnswer): string | undefined {
  if (results.length > 50) return 'RESULTS_TOO_MUCH'
  if (new Set(results.map(({ id }) => id)).size < results.length) return 'RESULT_ID_DUPLICATE'
  if (button !== undefined && !/^[\w-]{1,64}$/.test(button.start_parameter)) return 'START_PARAM_INVALID'
  if (button?.text.trim() === '') return 'BUTTON_TEXT_INVALID'
  for (const { id, title, input_message_content: content, reply_markup } of results) {
    if (!fits(id, 1, 64)) return 'RESULT_ID_INVALID'
    if (title.trim() === '') return 'ARTICLE_TITLE_EMPTY'
    const problem = problemOf({ text: content.message_text, entities: content.entities ?? [] }) ?? problemOfKeyboard(reply_markup)
    if (problem !== undefined) return problem
  }
  return undefined
}

export function problemOfCommands(commands: readonly { command: string; description: string }[]): string | undefined {
  const isValid = commands.every(
    ({ command, description }) => /^[a-z0-9_]{1,32}$/.test(command) && description.length >= 1 && description.length <= 256,
  )
  return isValid && commands.length <= 100 ? undefined : 'BOT_COMMAND_INVALID'
}

export function problemOfWebhook({
  url,
  secret_token: secret = 'a',
}: {
  url: string
  secret_token?: string
}): string | undefined {
  if (!url.startsWith('https://')) return 'bad webhook: An HTTPS URL must be provided for webhook'
  return /^[\w-]{1,256}$/.test(secret) ? undefined : 'bad webhook: secret token contains unallowed characters'
}

function fits(text: string, least: number, most: number): boolean {
  const bytes = Buffer.byteLength(text)
  return bytes >= least && bytes <= most
}
