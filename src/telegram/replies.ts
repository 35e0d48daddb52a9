import { FormattedString } from '@grammyjs/parse-mode'
import { InlineKeyboard } from 'grammy'
import { MAX_QUESTION_LENGTH, QUOTES } from '../answering/answer.ts'
import type { AnswerReport } from '../answering/answer.ts'
import { smallTalkOf } from '../conversation/small-talk.ts'
import { answerMessages, quoteMessages } from './answer-message.ts'
import { examplesKeyboard, quotesKeyboard, voteRow } from './keyboards.ts'
import { linkToAnswer } from './links.ts'
import { conversationOf, topicNames } from './services.ts'
import type { BotContext, Services } from './services.ts'

const EXAMPLES = 3

export interface Reply {
  readonly messages: readonly FormattedString[]
  readonly keyboard?: InlineKeyboard | undefined
}

const sentence = (text: string): Reply => ({ messages: [new FormattedString(text)] })

/** The whole answer, or a friendly line where nothing was asked. `previous`: the question before, for follow-ups. */
export async function privateReply(ctx: BotContext, text: string, services: Services, previous?: string): Promise<Reply> {
  const { frame } = ctx
  const smallTalk = smallTalkOf(text)
  if (smallTalk === 'more')
    return previous === undefined ? sentence(frame.smallTalk.invitation) : furtherReply(ctx, previous, services)
  if (smallTalk !== undefined) return sentence(frame.smallTalk[smallTalk])
  if (text.length > MAX_QUESTION_LENGTH) return sentence(frame.tooLong(text.length, MAX_QUESTION_LENGTH))
  const report = await reportFor(ctx, text, services, previous)
  const { answer } = report
  if (answer.kind === 'not-found') return notFoundReply(ctx, report, services)
  const next = report.further.slice(0, QUOTES).map(({ id }) => id)
  return { messages: answerMessages(answer, frame), keyboard: quotesKeyboard(answer.quotes, next, frame, ctx.me.username) }
}

function notFoundReply(ctx: BotContext, report: AnswerReport, services: Services): Reply {
  const examples = services.examples().nearest(report.explanation.embedding, EXAMPLES)
  const messages = answerMessages(report.answer, ctx.frame, topicNames(services.examples().topics, ctx))
  if (examples.length === 0) return { messages }
  const last = messages.at(-1)!
  const withExamples = [...messages.slice(0, -1), last.plain(`\n\n${ctx.frame.tryThese}`)]
  return { messages: withExamples, keyboard: examplesKeyboard(examples) }
}

/** An answer that says above it what was asked: where the question is no message of the person. */
export async function questionReply(ctx: BotContext, question: string, services: Services): Promise<Reply> {
  const { messages, keyboard } = await privateReply(ctx, question, services)
  return { messages: withQuestion(question, messages, ctx), keyboard }
}

function withQuestion(
  question: string,
  [first, ...others]: readonly FormattedString[],
  { frame }: BotContext,
): FormattedString[] {
  const asked = FormattedString.italic(frame.asked(question)).plain('\n\n')
  return first === undefined ? [asked] : [asked.concat(first), ...others]
}

/** “lanjut”: the quotes after those of the question before. */
async function furtherReply(ctx: BotContext, question: string, services: Services): Promise<Reply> {
  const { further } = await services.answerQuestion({ text: question })
  const ids = further.map(({ id }) => id)
  const quotes = await services.quotePassages(ids.slice(0, QUOTES), { text: question })
  if (quotes.length === 0) return sentence(ctx.frame.noMoreQuotes)
  const messages = quoteMessages(ctx.frame.furtherHeading(quotes.length), quotes, ctx.frame, QUOTES + 1)
  const keyboard = quotesKeyboard(quotes, ids.slice(QUOTES, 2 * QUOTES), ctx.frame, ctx.me.username)
  return { messages: withQuestion(question, messages, ctx), keyboard }
}

/** The first quote alone; the rest in private, where it disturbs nobody. */
export async function groupReply(ctx: BotContext, text: string, services: Services, previous?: string): Promise<Reply> {
  const { frame, me } = ctx
  const smallTalk = smallTalkOf(text)
  if (smallTalk === 'greeting' || smallTalk === 'invitation' || smallTalk === 'more') return sentence(frame.group.greeting)
  if (smallTalk !== undefined) return sentence(frame.smallTalk[smallTalk])
  if (text.length > MAX_QUESTION_LENGTH) return sentence(frame.tooLong(text.length, MAX_QUESTION_LENGTH))
  const { answer } = await reportFor(ctx, text, services, previous)
  if (answer.kind === 'not-found') {
    const link = InlineKeyboard.url(frame.buttons.topics, `https://t.me/${me.username}?start=topik`)
    return { ...sentence(frame.group.notFound), keyboard: new InlineKeyboard([[link]]) }
  }
  const [first] = answer.quotes
  const ids = answer.quotes.map(({ passage }) => passage.id)
  services.linkedQuestions.set(ids.join('_'), text)
  return {
    messages: answerMessages({ kind: answer.kind, quotes: [first] }, frame),
    keyboard: new InlineKeyboard([
      [InlineKeyboard.url(frame.buttons.goOn, linkToAnswer(me.username, ids))],
      voteRow([first.passage.id]),
    ]),
  }
}

async function reportFor(ctx: BotContext, text: string, services: Services, previous: string | undefined): Promise<AnswerReport> {
  const { recentQuestions, answerQuestion, records, keepsQuestions } = services
  const report = await answerQuestion(previous === undefined ? { text } : { text, previous })
  const { query, embedding } = report.explanation
  recentQuestions.remember(conversationOf(ctx), query.context ?? text)
  if (keepsQuestions && report.answer.kind === 'not-found' && query.concepts.length > 0) {
    records.keepUnanswered(ctx.person, text, embedding)
  }
  return report
}

/** The introduction, with questions to tap, and English for phones that speak it. */
export function startReply(ctx: BotContext, { examples }: Services): Reply {
  const varied = examples().varied(EXAMPLES)
  const offersEnglish = ctx.frame.language === 'id' && ctx.from?.language_code?.startsWith('en') === true
  const keyboard = examplesKeyboard(varied, offersEnglish ? ctx.frame.buttons.english : undefined)
  return { messages: [new FormattedString(ctx.frame.start)], ...(varied.length > 0 || offersEnglish ? { keyboard } : {}) }
}
