import type { FormattedString } from '@grammyjs/parse-mode'
import { GrammyError } from 'grammy'
import type { InlineKeyboard } from 'grammy'
import type { BotContext } from './services.ts'

export interface Sending {
  /** Under the last message. */
  readonly keyboard?: InlineKeyboard | undefined
  /** The message that is answered. */
  readonly replyTo?: number | undefined
}

const NO_PREVIEW = { link_preview_options: { is_disabled: true } }

/** Sends messages in order. Returns their ids. */
export async function send(
  ctx: BotContext,
  messages: readonly FormattedString[],
  { keyboard, replyTo }: Sending = {},
): Promise<number[]> {
  const sent: number[] = []
  for (const [i, { text, entities }] of messages.entries()) {
    const message = await ctx.reply(text, {
      entities,
      ...NO_PREVIEW,
      ...(i === messages.length - 1 && keyboard !== undefined ? { reply_markup: keyboard } : {}),
      ...(i === 0 && replyTo !== undefined
        ? { reply_parameters: { message_id: replyTo, allow_sending_without_reply: true } }
        : {}),
    })
    sent.push(message.message_id)
  }
  return sent
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
