import type { Composer, FilterQuery } from 'grammy'
import { InlineKeyboard } from 'grammy'
import { addressed, questionIn } from './addressed.ts'
import type { Answers } from './answers.ts'
import { checkReply } from './check-message.ts'
import { runCommand } from './commands.ts'
import { commandMeantBy } from '../conversation/small-talk.ts'
import { groupReply, privateReply } from './replies.ts'
import type { Reply } from './replies.ts'
import { say, send, sendAgain } from './send.ts'
import { conversationOf } from './services.ts'
import type { BotContext, Services } from './services.ts'

const UNREADABLE = [
  'message:voice',
  'message:audio',
  'message:video',
  'message:video_note',
  'message:animation',
  'message:photo',
  'message:sticker',
  'message:document',
  'message:location',
  'message:contact',
  'message:poll',
  'message:dice',
  'message:story',
] satisfies FilterQuery[]

/** Questions in private and in groups, new and edited. */
export function installQuestions(bot: Composer<BotContext>, services: Services, answers: Answers): void {
  const privately = bot.chatType('private')
  privately.on(['message:text', 'edited_message:text', 'message:caption', 'edited_message:caption'], async (ctx) => {
    const { text: written, caption } = ctx.msg as { text?: string; caption?: string }
    const text = withoutSlash(questionIn(written ?? caption ?? '', ctx.me.username))
    const command = commandMeantBy(text)
    if (text.startsWith('/')) await say(ctx, ctx.frame.unknownCommand)
    else if (command !== undefined) await runCommand(command, ctx, services)
    else await answer(ctx, text, privateReply)
  })
  // A pinned message or a new picture of the chat says nothing.
  privately.on(UNREADABLE, (ctx) => say(ctx, ctx.frame.onlyText))

  const inGroups = bot.chatType(['group', 'supergroup'])
  inGroups.on(['message:text', 'edited_message:text', 'message:caption', 'edited_message:caption'], async (ctx) => {
    const { wants, text } = addressed(ctx) ?? { wants: 'answer', text: '' }
    if (wants === 'private-command') {
      const link = InlineKeyboard.url(ctx.frame.buttons.goOn, `https://t.me/${ctx.me.username}?start=bantuan`)
      await say(ctx, ctx.frame.group.onlyPrivate, { keyboard: new InlineKeyboard([[link]]), replyTo: ctx.msg.message_id })
    } else if (wants === 'check') await answer(ctx, text, checkReply)
    else if (text === '') await say(ctx, ctx.frame.group.usage, { replyTo: ctx.msg.message_id })
    else await answer(ctx, text, groupReply)
  })

  type ReplyTo = (ctx: BotContext, text: string, services: Services, previous?: string) => Promise<Reply> | Reply

  /** Answers; where the message was answered before it was edited, by editing the answer. */
  async function answer(ctx: BotContext, text: string, replyTo: ReplyTo): Promise<void> {
    const question = ctx.msg!.message_id
    const before = ctx.editedMessage === undefined ? undefined : answers.of(ctx.chat!.id, question)
    // Telegram calls it an edit too when it has found a preview for a link.
    if (before?.text === text) return
    // Nobody waits for this: the answer comes right after.
    void ctx.replyWithChatAction('typing').catch((error: unknown) => services.log.debug({ error: String(error) }, 'typing'))
    const previous = before === undefined ? services.recentQuestions.before(conversationOf(ctx)) : before.previous
    const { messages, keyboard } = await replyTo(ctx, text, services, previous)
    const sending = { keyboard, replyTo: question }
    const sent =
      before === undefined ? await send(ctx, messages, sending) : await sendAgain(ctx, before.messages, messages, sending)
    answers.remember(ctx.chat!.id, question, { text, previous, messages: sent })
  }
}

/** “/apa itu netralitas?” is a question, “/apa” an unknown command. */
function withoutSlash(text: string): string {
  return /^\/\w+\s+\S/.test(text) ? text.slice(1) : text
}
