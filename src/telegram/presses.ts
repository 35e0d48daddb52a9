import { FormattedString } from '@grammyjs/parse-mode'
import type { Composer } from 'grammy'
import { GrammyError, InlineKeyboard } from 'grammy'
import { QUOTES } from '../answering/answer.ts'
import { ENGLISH } from '../language/frame-english.ts'
import { INDONESIAN } from '../language/frame-indonesian.ts'
import { essayByShortId, passageById } from '../search/lookup.ts'
import type { Question } from '../types.ts'
import { questionIn } from './addressed.ts'
import { quoteMessages } from './answer-message.ts'
import type { Answers } from './answers.ts'
import { decodePress } from './callback-data.ts'
import type { Press } from './callback-data.ts'
import { contextRow, quotesKeyboard, shareRow } from './keyboards.ts'
import { describe } from './log.ts'
import { registerFor } from './menus.ts'
import { questionReply } from './replies.ts'
import { contextKeyboard, contextMessages, essayList, pageOf, topicPage } from './reading.ts'
import type { Page } from './reading.ts'
import { send } from './send.ts'
import { topicNames } from './services.ts'
import type { BotContext, Services } from './services.ts'

/** The buttons under messages. */
export function installPresses(bot: Composer<BotContext>, services: Services, answers: Answers): void {
  bot.on('callback_query:data', async (ctx) => {
    const press = decodePress(ctx.callbackQuery.data)
    let toast: string | undefined
    try {
      toast = press === undefined ? ctx.frame.quoteGone : await handle(press, ctx, services, answers)
    } finally {
      // Until then the phone shows a spinner, whatever went wrong.
      const text = toast === undefined ? {} : { text: toast }
      await ctx.answerCallbackQuery(text).catch((error: unknown) => services.log.info(describe(error), 'answerCallbackQuery'))
    }
  })
}

/** Returns what to tell the person beside the effect, if anything. */
async function handle(press: Press, ctx: BotContext, services: Services, answers: Answers): Promise<string | undefined> {
  const { frame } = ctx
  const generation = services.generation()
  switch (press.action) {
    case 'further':
      return showFurther(ctx, press.passages, services, answers)
    case 'contextMenu':
      return toggleRow(ctx, contextRow(press.passages, firstNumberIn(ctx), frame), '📖')
    case 'shareMenu': {
      const quotes = await services.quotePassages(press.passages)
      if (quotes.length === 0) return frame.quoteGone
      return toggleRow(ctx, shareRow(quotes, firstNumberIn(ctx), frame, ctx.me.username), '🔗')
    }
    case 'context':
      return showContext(ctx, press.passage, services)
    case 'read': {
      const passage = passageById(generation, press.passage)
      if (passage === undefined) return frame.quoteGone
      return sendPage(ctx, pageOf(generation.essays.get(passage.essayId)!, passage.start, frame, passage))
    }
    case 'up':
    case 'down': {
      const passages = press.passages.filter((id) => passageById(generation, id) !== undefined)
      if (passages.length === 0) return frame.quoteGone
      const counts = services.records.vote(ctx.person, passages, press.action)
      return !counts ? frame.voteWithdrawn : press.action === 'up' ? frame.voteUp : frame.voteDown
    }
    case 'example':
      return askExample(ctx, press.example, services)
    case 'topic': {
      const { topics } = services.examples()
      return turnTo(ctx, topicPage(topics, topicNames(topics, ctx), press.topic, frame))
    }
    case 'essays':
      return turnTo(ctx, essayList([...generation.essays.values()], press.page, frame))
    case 'essay': {
      const essay = essayByShortId(generation, press.essay)
      return essay === undefined ? frame.essayGone : turnTo(ctx, pageOf(essay, press.offset, frame))
    }
    case 'draft':
    case 'remove':
    case 'rollback':
      // Of admins, and of those only while essays can be changed.
      return frame.quoteGone
    case 'language':
      return chooseLanguage(ctx, press.language, services)
  }
}

/** The quotes that the button names, and a button for those after them while the question is still to be seen. */
async function showFurther(
  ctx: BotContext,
  passages: readonly string[],
  services: Services,
  answers: Answers,
): Promise<string | undefined> {
  const question = questionOf(ctx, answers)
  const quotes = await services.quotePassages(passages, question)
  if (quotes.length === 0) return ctx.frame.quoteGone
  // Of two taps the second finds the button gone.
  if (!(await removeButton(ctx, 'n:'))) return undefined
  const next = question === undefined ? [] : await quotesAfter(passages.at(-1)!, question, services)
  const from = firstNumberIn(ctx) + QUOTES
  await send(ctx, quoteMessages(ctx.frame.furtherHeading(quotes.length), quotes, ctx.frame, from), {
    keyboard: quotesKeyboard(quotes, next, ctx.frame, ctx.me.username),
    replyTo: ctx.msg?.reply_to_message?.message_id,
  })
  return undefined
}

async function quotesAfter(passage: string, question: Question, { answerQuestion }: Services): Promise<string[]> {
  const { further } = await answerQuestion(question)
  const at = further.findIndex(({ id }) => id === passage)
  return at < 0 ? [] : further.slice(at + 1, at + 1 + QUOTES).map(({ id }) => id)
}

/** What was asked, as far as Telegram still shows it: the message that was answered, or the example above the answer. */
function questionOf(ctx: BotContext, answers: Answers): Question | undefined {
  const { reply_to_message: replied, text = '' } = ctx.msg ?? {}
  const asked = [INDONESIAN, ENGLISH].map((frame) => frame.asked(''))
  const shown = asked.find((prefix) => text.startsWith(prefix))
  const question =
    shown === undefined
      ? questionIn(replied?.text ?? replied?.caption ?? '', ctx.me.username)
      : text.slice(shown.length).split('\n')[0]!
  if (question === '') return undefined
  const previous = replied === undefined ? undefined : answers.of(ctx.chat?.id ?? 0, replied.message_id)?.previous
  return previous === undefined ? { text: question } : { text: question, previous }
}

/** The number of the first quote in the message that was tapped. */
function firstNumberIn({ msg }: BotContext): number {
  return Number(/^\[(\d{1,3})\] /m.exec(msg?.text ?? '')?.[1] ?? 1)
}

async function showContext(ctx: BotContext, passage: string, services: Services): Promise<string | undefined> {
  const [quote] = await services.quotePassages([passage])
  if (quote === undefined) return ctx.frame.quoteGone
  const essay = services.generation().essays.get(quote.essay.id)!
  await send(ctx, contextMessages(quote, essay, ctx.frame), {
    keyboard: contextKeyboard(quote, ctx.frame),
    replyTo: ctx.msg?.message_id,
  })
  return undefined
}

async function askExample(ctx: BotContext, id: string, services: Services): Promise<string | undefined> {
  const example = services.examples().byId(id)
  if (example === undefined) return ctx.frame.exampleGone
  const { messages, keyboard } = await questionReply(ctx, example.question, services)
  await send(ctx, messages, { keyboard })
  return undefined
}

async function chooseLanguage(ctx: BotContext, language: 'id' | 'en', services: Services): Promise<undefined> {
  services.records.chooseLanguage(ctx.person, language)
  ctx.frame = language === 'en' ? ENGLISH : INDONESIAN
  // A menu that cannot be changed is no reason not to answer.
  await registerFor(ctx, services).catch((error: unknown) => services.log.info(describe(error), 'setMyCommands'))
  return turnTo(ctx, { message: new FormattedString(ctx.frame.languageChosen), keyboard: new InlineKeyboard() })
}

/** Turns a page in place; a second tap finds it turned already. */
async function turnTo(ctx: BotContext, { message, keyboard }: Page): Promise<undefined> {
  await unlessDone(ctx.editMessageText(message.text, { entities: message.entities, reply_markup: keyboard }))
  return undefined
}

async function sendPage(ctx: BotContext, { message, keyboard }: Page): Promise<undefined> {
  await send(ctx, [message], { keyboard })
  return undefined
}

type Row = InlineKeyboard['inline_keyboard'][number]

/** Shows a row of choices under the button that opens it, or hides it again. */
async function toggleRow(ctx: BotContext, row: Row, symbol: string): Promise<string | undefined> {
  const rows = ctx.msg?.reply_markup?.inline_keyboard ?? []
  const isChoice = (candidate: Row) => candidate.length > 0 && candidate.every(({ text }) => /^(?:📖|🔗) .* \d+$/u.test(text))
  const isShown = rows.some((candidate) => isChoice(candidate) && candidate[0]!.text.startsWith(symbol))
  const kept = rows.filter((candidate) => !isChoice(candidate))
  const menu = kept.findIndex((candidate) =>
    candidate.some((button) => 'callback_data' in button && /^[CS]:/.test(button.callback_data)),
  )
  const changed = isShown ? kept : kept.toSpliced(menu + 1, 0, row)
  await unlessDone(ctx.editMessageReplyMarkup({ reply_markup: new InlineKeyboard(changed) }))
  return isShown ? undefined : ctx.frame.whichQuote
}

/** Whether the button was still there. */
async function removeButton(ctx: BotContext, data: string): Promise<boolean> {
  const rows = (ctx.msg?.reply_markup?.inline_keyboard ?? []).filter(
    (row) => !row.some((button) => 'callback_data' in button && button.callback_data.startsWith(data)),
  )
  return unlessDone(ctx.editMessageReplyMarkup({ reply_markup: new InlineKeyboard(rows) }))
}

/** Whether something changed. */
async function unlessDone(edit: Promise<unknown>): Promise<boolean> {
  try {
    await edit
    return true
  } catch (error) {
    if (error instanceof GrammyError && error.description.includes('not modified')) return false
    throw error
  }
}
