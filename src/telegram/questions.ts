import { FormattedString } from '@grammyjs/parse-mode'
import type { Composer } from 'grammy'
import { InlineKeyboard } from 'grammy'
import { LRUCache } from 'lru-cache'
import { QUOTES } from '../answering/answer.ts'
import type { AnswerReport } from '../answering/answer.ts'
import { smallTalkOf } from '../conversation/small-talk.ts'
import type { Example, Topic } from '../conversation/examples.ts'
import { UserError } from '../errors.ts'
import { addressedText } from './addressed.ts'
import { answerMessages } from './answer-message.ts'
import { examplesKeyboard, quotesKeyboard, voteRow } from './keyboards.ts'
import { linkToAnswer } from './links.ts'
import { send, sendAgain } from './send.ts'
import type { Sending } from './send.ts'
import type { BotContext, Services } from './services.ts'

/** Telegram lets people edit a message for two days. */
const EDITABLE_MS = 48 * 3_600_000
const ANSWERS_REMEMBERED = 5_000
const EXAMPLES = 3

export type AnswerHere = (ctx: BotContext, text: string, sending?: Sending) => Promise<void>

/** Questions in private and in groups, new and edited. */
export function installQuestions(bot: Composer<BotContext>, services: Services): void {
  /** Question → the messages that answer it, so that an edited question gets its answer edited. */
  const answers = new LRUCache<string, readonly number[]>({ max: ANSWERS_REMEMBERED, ttl: EDITABLE_MS })

  const privately = bot.chatType('private')
  privately.on(['message:text', 'edited_message:text'], async (ctx) => {
    if (ctx.msg.text.startsWith('/')) await ctx.reply(ctx.frame.unknownCommand)
    else await answerOnceMore(ctx, ctx.msg.text, privateReply)
  })
  privately.on('message', (ctx) => ctx.reply(ctx.frame.onlyText))

  const inGroups = bot.chatType(['group', 'supergroup'])
  inGroups.on(['message:text', 'edited_message:text'], async (ctx) => {
    const text = addressedText(ctx)
    if (text === '') await ctx.reply(ctx.frame.group.usage)
    else if (text !== undefined) await answerOnceMore(ctx, text, groupReply)
  })

  /** Answers; where the question was answered before it was edited, by editing the answer. */
  async function answerOnceMore(ctx: BotContext, text: string, replyTo: typeof privateReply): Promise<void> {
    // Nobody waits for this: the answer comes right after.
    void ctx.replyWithChatAction('typing').catch((error: unknown) => services.log.debug({ error: String(error) }, 'typing'))
    const question = ctx.msg!.message_id
    const key = `${ctx.chat!.id}:${question}`
    const { messages, keyboard } = await replyTo(ctx, text, services)
    const before = ctx.editedMessage === undefined ? undefined : answers.get(key)
    const sending = { keyboard, replyTo: question }
    answers.set(key, before === undefined ? await send(ctx, messages, sending) : await sendAgain(ctx, before, messages, sending))
  }
}

export interface Reply {
  readonly messages: readonly FormattedString[]
  readonly keyboard?: InlineKeyboard
}

/** The whole answer, or a friendly line where nothing was asked. */
export async function privateReply(ctx: BotContext, text: string, services: Services): Promise<Reply> {
  const { frame } = ctx
  const smallTalk = smallTalkOf(text)
  if (smallTalk !== undefined) {
    const line = smallTalk === 'identity' ? frame.start : frame.smallTalk[smallTalk]
    return { messages: [new FormattedString(line)], ...(smallTalk === 'identity' ? startKeyboard(services) : {}) }
  }
  const report = await reportOrSentence(ctx, text, services)
  if (typeof report === 'string') return { messages: [new FormattedString(report)] }
  const { answer } = report
  const excuse = ctx.isLate ? frame.backAgain : undefined
  if (answer.kind === 'not-found') {
    const examples = await nearestExamples(report, services)
    const topics = topicNames(services.examples().topics, ctx)
    const messages = answerMessages(answer, frame, { topics, excuse })
    const last = messages.at(-1)!
    if (examples.length === 0) return { messages }
    return { messages: [...messages.slice(0, -1), last.plain(`\n\n${frame.tryThese}`)], keyboard: examplesKeyboard(examples) }
  }
  const next = report.further.slice(0, QUOTES).map(({ id }) => id)
  return {
    messages: answerMessages(answer, frame, { excuse }),
    keyboard: quotesKeyboard(answer.quotes, next, frame, ctx.me.username),
  }
}

/** The first quote alone; the rest in private, where it disturbs nobody. */
async function groupReply(ctx: BotContext, text: string, services: Services): Promise<Reply> {
  const { frame } = ctx
  const smallTalk = smallTalkOf(text)
  if (smallTalk !== undefined) {
    return { messages: [new FormattedString(smallTalk === 'identity' ? frame.group.welcome : frame.smallTalk[smallTalk])] }
  }
  const report = await reportOrSentence(ctx, text, services)
  if (typeof report === 'string') return { messages: [new FormattedString(report)] }
  const { answer } = report
  if (answer.kind === 'not-found') return { messages: [new FormattedString(frame.group.notFound)] }
  const [first] = answer.quotes
  const ids = answer.quotes.map(({ passage }) => passage.id)
  return {
    messages: answerMessages({ kind: answer.kind, quotes: [first] }, frame, { excuse: ctx.isLate ? frame.backAgain : undefined }),
    keyboard: new InlineKeyboard([
      [InlineKeyboard.url(frame.buttons.goOn, linkToAnswer(ctx.me.username, ids))],
      voteRow([first.passage.id]),
    ]),
  }
}

async function reportOrSentence(ctx: BotContext, text: string, services: Services): Promise<AnswerReport | string> {
  const { recentQuestions, answerQuestion, records, keepsQuestions } = services
  const conversation = `${ctx.chat!.id}:${ctx.from?.id ?? ''}`
  const previous = recentQuestions.before(conversation)
  try {
    // An edited question must not follow itself.
    const isEdited = ctx.editedMessage !== undefined
    const report = await answerQuestion(previous === undefined || isEdited ? { text } : { text, previous })
    const { query } = report.explanation
    recentQuestions.remember(conversation, text, query.text !== query.asked)
    if (keepsQuestions && report.answer.kind === 'not-found' && ctx.from !== undefined && query.concepts.length > 0) {
      records.keepUnanswered(ctx.from.id, text, await services.embedQuestion(query.text))
    }
    return report
  } catch (error) {
    if (error instanceof UserError) return error.message
    throw error
  }
}

async function nearestExamples({ explanation }: AnswerReport, { examples, embedQuestion }: Services): Promise<Example[]> {
  if (examples().topics.length === 0) return []
  return examples().nearest(await embedQuestion(explanation.query.text), EXAMPLES)
}

export function startKeyboard({ examples }: Services): { keyboard?: InlineKeyboard } {
  const varied = examples().varied(EXAMPLES)
  return varied.length === 0 ? {} : { keyboard: examplesKeyboard(varied) }
}

export function topicNames(topics: readonly Topic[], { frame }: BotContext): string[] {
  return topics.map(({ topic, english }) => (frame.language === 'en' ? english : topic))
}
