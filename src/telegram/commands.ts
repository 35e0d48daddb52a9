import { FormattedString } from '@grammyjs/parse-mode'
import type { Api, Composer } from 'grammy'
import type { BotCommand } from 'grammy/types'
import { LEAST_WORDS, checkQuotation } from '../answering/check-quotation.ts'
import { ENGLISH } from '../language/frame-english.ts'
import { INDONESIAN } from '../language/frame-indonesian.ts'
import type { Commands, Frame } from '../language/frame.ts'
import { quoteMessages } from './answer-message.ts'
import { checkMessages } from './check-message.ts'
import { examplesKeyboard, languageKeyboard, quotesKeyboard } from './keyboards.ts'
import { passagesOfPayload } from './links.ts'
import { pack } from './long-message.ts'
import { describe } from './log.ts'
import { startKeyboard, topicNames } from './questions.ts'
import { essayList } from './reading.ts'
import { send } from './send.ts'
import type { BotContext, Services } from './services.ts'

/** The commands that everybody may use. */
export function installCommands(bot: Composer<BotContext>, services: Services): void {
  const privately = bot.chatType('private')
  privately.command('start', async (ctx) => {
    const passages = passagesOfPayload(ctx.match)
    if (passages !== undefined) await showQuotes(ctx, passages, services)
    else if (ctx.match === TOPICS_PAYLOAD) await showTopics(ctx, services)
    else await send(ctx, [new FormattedString(ctx.frame.start)], startKeyboard(services))
  })
  privately.command('topik', (ctx) => showTopics(ctx, services))
  privately.command('esai', async (ctx) => {
    const essays = [...services.generation().essays.values()]
    const { message, keyboard } = essayList(essays, 0, ctx.frame)
    await send(ctx, [message], { keyboard })
  })
  privately.command(['bantuan', 'help'], (ctx) => ctx.reply(ctx.frame.help))
  privately.command('tentang', (ctx) => {
    const { essays, passages } = services.generation()
    return ctx.reply(ctx.frame.about(essays.size, passages.length))
  })
  privately.command('privasi', (ctx) => ctx.reply(ctx.frame.privacy(services.keepsQuestions)))
  privately.command(['bahasa', 'language'], (ctx) => ctx.reply(ctx.frame.chooseLanguage, { reply_markup: languageKeyboard() }))
  privately.command('hapus_saya', async (ctx) => {
    services.records.forget(ctx.from.id)
    services.recentQuestions.forget(`${ctx.chat.id}:${ctx.from.id}`)
    await ctx.reply(ctx.frame.forgotten)
  })
  privately.command('tanya', async (ctx, next) => (ctx.match === '' ? ctx.reply(ctx.frame.group.usage) : next()))
  bot.command('cek', async (ctx) => {
    const text = ctx.match === '' ? (ctx.msg.reply_to_message?.text ?? ctx.msg.reply_to_message?.caption ?? '') : ctx.match
    const replyTo = ctx.msg.message_id
    if (text.trim() === '') {
      await send(ctx, [new FormattedString(ctx.frame.check.usage)], { replyTo })
      return
    }
    const check = checkQuotation(text, services.generation())
    await send(ctx, checkMessages(check, ctx.frame, LEAST_WORDS), { replyTo })
  })
}

/** What the button above inline results that found nothing leads to. */
export const TOPICS_PAYLOAD = 'topik'

async function showTopics(ctx: BotContext, { examples }: Services): Promise<void> {
  const { topics } = examples()
  if (topics.length === 0) {
    await ctx.reply(ctx.frame.noTopics)
    return
  }
  const names = topicNames(topics, ctx)
  await send(ctx, [new FormattedString(ctx.frame.topicList)])
  for (const [i, { examples }] of topics.entries()) {
    await send(ctx, [FormattedString.bold(names[i]!)], { keyboard: examplesKeyboard(examples) })
  }
}

async function showQuotes(ctx: BotContext, passages: readonly string[], { quotePassages }: Services): Promise<void> {
  const quotes = await quotePassages(passages)
  if (quotes.length === 0) {
    await ctx.reply(ctx.frame.quoteGone)
    return
  }
  const keyboard = quotesKeyboard(quotes, [], ctx.frame, ctx.me.username)
  await send(ctx, quoteMessages(undefined, quotes, ctx.frame), { keyboard })
}

/** What admins alone may see; to others the commands do not exist. */
export function installAdminCommands(bot: Composer<BotContext>, services: Services): void {
  const admins = bot.chatType('private').filter(({ from }) => services.adminIds.includes(from.id))
  admins.command('celah', async (ctx) => {
    const gaps = services.records.gaps.common()
    const lines = gaps.map(({ question, people }) => new FormattedString(`• ${question} (${people} orang)`))
    if (!services.keepsQuestions) await ctx.reply('LOG_QUESTIONS tidak aktif: pertanyaan yang tidak terjawab tidak disimpan.')
    else if (gaps.length === 0) await ctx.reply('Belum ada pertanyaan tak terjawab yang diajukan sedikitnya tiga orang.')
    else await send(ctx, pack([FormattedString.bold('Belum dijawab esai, ditanyakan sedikitnya tiga orang'), ...lines]))
  })
  admins.command('statistik', async (ctx) => {
    const tallies = services.records.tallies().slice(0, MOST_TALLIES)
    if (tallies.length === 0) {
      await ctx.reply('Belum ada penilaian.')
      return
    }
    const blocks: FormattedString[] = []
    for (const { passage, up, down } of tallies) {
      const [quote] = await services.quotePassages([passage])
      const what = quote === undefined ? '(kutipan yang sudah tidak ada)' : ctx.frame.citation(quote.essay, quote.passage)
      blocks.push(new FormattedString(`👍 ${up}  👎 ${down}  ${what}`))
    }
    await send(ctx, pack([FormattedString.bold('Penilaian per kutipan'), ...blocks]))
  })
}

const MOST_TALLIES = 20

/** Tells Telegram the menus: Indonesian for all, English for English phones, and more for admins. Without them the bot still works. */
export async function registerCommands(api: Api, { adminIds, log }: Services): Promise<void> {
  const listed = (commands: Commands): BotCommand[] =>
    Object.entries(commands).map(([command, description]) => ({ command, description }))
  const forAdmins = (frame: Frame) => listed({ ...frame.commands, ...frame.adminCommands })
  const warn = (error: unknown) => log.warn(describe(error), 'setMyCommands')
  await api.setMyCommands(listed(INDONESIAN.commands)).catch(warn)
  await api.setMyCommands(listed(ENGLISH.commands), { language_code: 'en' }).catch(warn)
  for (const id of adminIds) {
    // An admin who has never written to the bot has no chat yet.
    await api.setMyCommands(forAdmins(INDONESIAN), { scope: { type: 'chat', chat_id: id } }).catch(warn)
  }
}
