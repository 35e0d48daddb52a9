import { FormattedString } from '@grammyjs/parse-mode'
import type { Composer } from 'grammy'
import { InlineKeyboard } from 'grammy'
import { QUOTES } from '../answering/answer.ts'
import { ENGLISH } from '../language/frame-english.ts'
import { INDONESIAN } from '../language/frame-indonesian.ts'
import { essayByShortId } from '../search/lookup.ts'
import type { Question } from '../types.ts'
import { questionIn } from './addressed.ts'
import { quoteMessages } from './answer-message.ts'
import { decodePress } from './callback-data.ts'
import type { Press } from './callback-data.ts'
import { contextRow, quotesKeyboard, shareRow } from './keyboards.ts'
import { privateReply } from './questions.ts'
import { contextKeyboard, contextMessages, essayList, pageOf } from './reading.ts'
import type { Page } from './reading.ts'
import { send } from './send.ts'
import type { BotContext, Services } from './services.ts'

/** The buttons under messages. */
export function installPresses(bot: Composer<BotContext>, services: Services): void {
  bot.on('callback_query:data', async (ctx) => {
    const press = decodePress(ctx.callbackQuery.data)
    const toast = press === undefined ? ctx.frame.quoteGone : await handle(press, ctx, services)
    // Until then the phone shows a spinner.
    await ctx.answerCallbackQuery(toast === undefined ? {} : { text: toast })
  })
}

/** Returns what to tell the person beside the effect, if anything. */
async function handle(press: Press, ctx: BotContext, services: Services): Promise<string | undefined> {
  switch (press.action) {
    case 'further':
      return showFurther(ctx, press.passages, services)
    case 'contextMenu':
      return toggleRow(ctx, contextRow(press.passages))
    case 'shareMenu': {
      const quotes = await services.quotePassages(press.passages)
      return quotes.length === 0 ? ctx.frame.quoteGone : toggleRow(ctx, shareRow(quotes, ctx.frame, ctx.me.username))
    }
    case 'context':
      return showContext(ctx, press.passage, services)
    case 'up':
    case 'down':
      return services.records.vote(ctx.from!.id, press.passages, press.action) ? ctx.frame.voteCounted : ctx.frame.voteWithdrawn
    case 'example':
      return askExample(ctx, press.example, services)
    case 'essays':
      return showPage(ctx, essayList([...services.generation().essays.values()], press.page, ctx.frame))
    case 'essay': {
      const essay = essayByShortId(services.generation(), press.essay)
      if (essay === undefined) return ctx.frame.essayGone
      return showPage(ctx, pageOf(essay, press.offset, ctx.frame))
    }
    case 'language':
      services.records.chooseLanguage(ctx.from!.id, press.language)
      ctx.frame = press.language === 'en' ? ENGLISH : INDONESIAN
      return showPage(ctx, { message: new FormattedString(ctx.frame.languageChosen), keyboard: new InlineKeyboard() })
  }
}

/** The quotes that the button names, and a button for those after them while the question is still to be seen. */
async function showFurther(ctx: BotContext, passages: readonly string[], services: Services): Promise<string | undefined> {
  const question = questionOf(ctx, services)
  const quotes = await services.quotePassages(passages, question)
  if (quotes.length === 0) return ctx.frame.quoteGone
  const next = question === undefined ? [] : await quotesAfter(passages.at(-1)!, question, services)
  await send(ctx, quoteMessages(ctx.frame.furtherHeading(quotes.length), quotes, ctx.frame), {
    keyboard: quotesKeyboard(quotes, next, ctx.frame, ctx.me.username),
    replyTo: ctx.msg?.reply_to_message?.message_id,
  })
  await keepRows(ctx, (row) => !row.some((button) => 'callback_data' in button && button.callback_data.startsWith('n:')))
  return undefined
}

async function quotesAfter(passage: string, question: Question, { answerQuestion }: Services): Promise<string[]> {
  const { further } = await answerQuestion(question)
  const at = further.findIndex(({ id }) => id === passage)
  return at < 0 ? [] : further.slice(at + 1, at + 1 + QUOTES).map(({ id }) => id)
}

/** What was asked, as far as Telegram still shows it. */
function questionOf(ctx: BotContext, { recentQuestions }: Services): Question | undefined {
  const text = ctx.msg?.reply_to_message?.text
  const question = text === undefined ? '' : questionIn(text, ctx.me.username)
  if (question === '') return undefined
  const previous = recentQuestions.before(`${ctx.chat?.id ?? ''}:${ctx.from?.id ?? ''}`)
  return previous === undefined || previous === question ? { text: question } : { text: question, previous }
}

async function showContext(ctx: BotContext, passage: string, services: Services): Promise<string | undefined> {
  const [quote] = await services.quotePassages([passage])
  if (quote === undefined) return ctx.frame.quoteGone
  const essay = services.generation().essays.get(quote.essay.id)!
  await send(ctx, contextMessages(quote, essay, ctx.frame), {
    keyboard: contextKeyboard(quote, essay, ctx.frame),
    replyTo: ctx.msg?.message_id,
  })
  return undefined
}

async function askExample(ctx: BotContext, id: string, services: Services): Promise<string | undefined> {
  const example = services.examples().byId(id)
  if (example === undefined) return ctx.frame.exampleGone
  const { messages, keyboard } = await privateReply(ctx, example.question, services)
  const [first, ...others] = messages
  const question = FormattedString.italic(ctx.frame.asked(example.question)).plain('\n\n')
  await send(ctx, [question.concat(first!), ...others], { keyboard })
  return undefined
}

/** Turns a page in place. */
async function showPage(ctx: BotContext, { message, keyboard }: Page): Promise<undefined> {
  await ctx.editMessageText(message.text, { entities: message.entities, reply_markup: keyboard })
  return undefined
}

type Row = InlineKeyboard['inline_keyboard'][number]

/** Shows a row of choices under the buttons, or hides it again. */
async function toggleRow(ctx: BotContext, row: Row): Promise<undefined> {
  const rows = ctx.msg?.reply_markup?.inline_keyboard ?? []
  const isChoice = (candidate: Row) => candidate.every(({ text }) => /^(?:📖|🔗) \d$/u.test(text))
  const isShown = rows.some((candidate) => isChoice(candidate) && candidate[0]?.text === row[0]?.text)
  const kept = rows.filter((candidate) => !isChoice(candidate))
  await ctx.editMessageReplyMarkup({ reply_markup: new InlineKeyboard(isShown ? kept : [...kept, row]) })
  return undefined
}

async function keepRows(ctx: BotContext, keep: (row: Row) => boolean): Promise<void> {
  const rows = (ctx.msg?.reply_markup?.inline_keyboard ?? []).filter(keep)
  await ctx.editMessageReplyMarkup({ reply_markup: new InlineKeyboard(rows) })
}
