import { FormattedString } from '@grammyjs/parse-mode'
import { GrammyError } from 'grammy'
import type { InlineKeyboard } from 'grammy'
import { MESSAGE_LENGTH } from './long-message.ts'
import type { BotContext } from './services.ts'

export interface Sending {
  /** Under the last message. */
  readonly keyboard?: InlineKeyboard | undefined
  /** The message that is answered. */
  readonly replyTo?: number | undefined
}

const NO_PREVIEW = { link_preview_options: { is_disabled: true } }

/** Sends a sentence. */
export async function say(ctx: BotContext, text: string, sending: Sending = {}): Promise<void> {
  await send(ctx, [new FormattedString(text)], sending)
}

/** Sends messages in order, with an excuse where the person had to wait for the bot to come back. Returns their ids. */
export async function send(
  ctx: BotContext,
  messages: readonly FormattedString[],
  { keyboard, replyTo }: Sending = {},
): Promise<number[]> {
  const sent: number[] = []
  const all = ctx.isLate ? excused(messages, ctx) : messages
  ctx.isLate = false
  for (const [i, { text, entities }] of all.entries()) {
    const result = await ctx.reply(text, {
      entities,
      ...NO_PREVIEW,
      ...(i === all.length - 1 && keyboard !== undefined ? { reply_markup: keyboard } : {}),
      ...(i === 0 && replyTo !== undefined
        ? { reply_parameters: { message_id: replyTo, allow_sending_without_reply: true } }
        : {}),
    })
    sent.push(result.message_id)
  }
  return sent
}

function excused(messages: readonly FormattedString[], { frame }: BotContext): readonly FormattedString[] {
  const excuse = FormattedString.italic(frame.backAgain)
  const [first, ...others] = messages
  if (first === undefined) return messages
  const together = excuse.plain('\n\n').concat(first)
  return together.text.length <= MESSAGE_LENGTH ? [together, ...others] : [excuse, ...messages]
}

/** Makes messages that were sent before say something else: edits, then deletes or sends what differs in number. */
export async function sendAgain(
  ctx: BotContext,
  sent: readonly number[],
  messages: readonly FormattedString[],
  { keyboard, replyTo }: Sending = {},
): Promise<number[]> {
  const chat = ctx.chat!.id
  for (const [i, id] of sent.entries()) {
    const message = messages[i]
    if (message === undefined) await ctx.api.deleteMessage(chat, id).catch(unlessExpected)
    else {
      const { text, entities } = message
      const markup = i === messages.length - 1 && keyboard !== undefined ? { reply_markup: keyboard } : {}
      const edited = await ctx.api.editMessageText(chat, id, text, { entities, ...NO_PREVIEW, ...markup }).catch(unlessExpected)
      // What was deleted meanwhile is said anew.
      if (edited === 'vanished') return send(ctx, messages, { keyboard, replyTo })
    }
  }
  const further = await send(ctx, messages.slice(sent.length), { keyboard, replyTo })
  return [...sent.slice(0, messages.length), ...further]
}

function unlessExpected(error: unknown): 'vanished' | 'unchanged' {
  if (!(error instanceof GrammyError) || error.error_code !== 400) throw error
  return error.description.includes('not modified') ? 'unchanged' : 'vanished'
}
