import { FormattedString } from '@grammyjs/parse-mode'
import type { Composer } from 'grammy'
import type { MeantCommand } from '../conversation/small-talk.ts'
import { repliedText } from './addressed.ts'
import { quoteMessages } from './answer-message.ts'
import { checkReply } from './check-message.ts'
import { languageKeyboard, quotesKeyboard } from './keyboards.ts'
import { passagesOfPayload } from './links.ts'
import { pack } from './long-message.ts'
import { describe } from './log.ts'
import { registerFor } from './menus.ts'
import { questionReply, startReply } from './replies.ts'
import { essayList, topicPage } from './reading.ts'
import { say, send } from './send.ts'
import { topicNames } from './services.ts'
import type { BotContext, Services } from './services.ts'

/** What the button above inline results that found nothing leads to. */
export const TOPICS_PAYLOAD = 'topik'

type Handler = (ctx: BotContext, services: Services) => Promise<void>

/** The commands of a private chat that take no text. */
const HANDLERS: Readonly<Record<MeantCommand, Handler>> = {
  start: async (ctx, services) => {
    const { messages, keyboard } = startReply(ctx, services)
    await send(ctx, messages, { keyboard })
  },
  topik: async (ctx, { examples }) => {
    const { topics } = examples()
    if (topics.length === 0) return say(ctx, ctx.frame.noTopics)
    const { message, keyboard } = topicPage(topics, topicNames(topics, ctx), 0, ctx.frame)
    await send(ctx, [message], { keyboard })
  },
  esai: async (ctx, { generation }) => {
    const { message, keyboard } = essayList([...generation().essays.values()], 0, ctx.frame)
    await send(ctx, [message], { keyboard })
  },
  bantuan: (ctx, { adminIds }) => {
    const help = ctx.frame.help(ctx.me.username)
    return say(ctx, adminIds.includes(ctx.person) ? `${help}\n\n${ctx.frame.admin.help}\n${ctx.frame.admin.more}` : help)
  },
  tentang: (ctx, { generation }) => {
    const { essays, passages } = generation()
    return say(ctx, ctx.frame.about(essays.size, passages.length))
  },
  privasi: (ctx, { keepsQuestions }) => say(ctx, ctx.frame.privacy(keepsQuestions)),
  bahasa: (ctx) => say(ctx, ctx.frame.chooseLanguage, { keyboard: languageKeyboard() }),
  hapus_saya: async (ctx, { records, recentQuestions }) => {
    records.forget(ctx.person)
    recentQuestions.forget(ctx.person)
    // Said only once it is true.
    await records.flush()
    await say(ctx, ctx.frame.forgotten)
  },
}

/** Does what a command, or a person in plain words, asks for. */
export async function runCommand(command: MeantCommand, ctx: BotContext, services: Services): Promise<void> {
  await HANDLERS[command](ctx, services)
}

/** The commands that everybody may use. */
export function installCommands(bot: Composer<BotContext>, services: Services): void {
  const privately = bot.chatType('private')
  privately.command('start', async (ctx) => {
    if (services.adminIds.includes(ctx.person)) {
      await registerFor(ctx, services).catch((error: unknown) => services.log.info(describe(error), 'setMyCommands'))
    }
    const passages = passagesOfPayload(ctx.match)
    if (passages !== undefined) await showQuotes(ctx, passages, services)
    else if (ctx.match === TOPICS_PAYLOAD || ctx.match === 'bantuan') await runCommand(ctx.match, ctx, services)
    else await runCommand('start', ctx, services)
  })
  for (const command of Object.keys(HANDLERS) as MeantCommand[]) {
    privately.command(command, (ctx) => runCommand(command, ctx, services))
  }
  privately.command('help', (ctx) => runCommand('bantuan', ctx, services))
  privately.command('language', (ctx) => runCommand('bahasa', ctx, services))
  privately.command('tanya', (ctx, next) => (ctx.match === '' ? say(ctx, ctx.frame.group.usage) : next()))
  privately.command('cek', async (ctx) => {
    const { messages, keyboard } = checkReply(ctx, ctx.match === '' ? repliedText(ctx.msg) : ctx.match, services)
    await send(ctx, messages, { keyboard, replyTo: ctx.msg.message_id })
  })
}

/** What a link leads to: the answer to a question that was asked in a group, or quotes that somebody shared. */
async function showQuotes(ctx: BotContext, passages: readonly string[], services: Services): Promise<void> {
  const question = services.linkedQuestions.get(passages.join('_'))
  if (question !== undefined) {
    const { messages, keyboard } = await questionReply(ctx, question, services)
    await send(ctx, messages, { keyboard })
    return
  }
  const quotes = await services.quotePassages(passages)
  if (quotes.length === 0) return say(ctx, ctx.frame.quoteGone)
  const keyboard = quotesKeyboard(quotes, [], ctx.frame, ctx.me.username)
  await send(ctx, quoteMessages(ctx.frame.sharedHeading, quotes, ctx.frame), { keyboard })
}

const MOST_TALLIES = 20
const FIRST_WORDS = 70

/** What admins alone may see; to others the commands do not exist. */
export function installAdminCommands(bot: Composer<BotContext>, services: Services): void {
  const { adminIds, records, keepsQuestions, quotePassages } = services
  const admins = bot.chatType('private').filter(({ from }) => adminIds.includes(from.id))
  admins.command('celah', async (ctx) => {
    const texts = ctx.frame.admin
    const gaps = records.gaps.common()
    if (!keepsQuestions) return say(ctx, texts.gapsAreOff)
    if (gaps.length === 0) return say(ctx, texts.noGaps)
    const lines = gaps.map(({ question, people }) => new FormattedString(`• ${question} (${texts.people(people)})`))
    await send(ctx, pack([FormattedString.bold(texts.gaps), ...lines]))
  })
  admins.command('statistik', async (ctx) => {
    const texts = ctx.frame.admin
    const tallies = records.tallies().slice(0, MOST_TALLIES)
    if (tallies.length === 0) return say(ctx, texts.noVotes)
    const blocks: FormattedString[] = []
    for (const { passage, up, down } of tallies) {
      const [quote] = await quotePassages([passage])
      const words =
        quote === undefined ? texts.goneQuote : `“${quote.passage.text.slice(0, FIRST_WORDS).replace(/\s+\S*$/, '')} …”`
      const source = quote === undefined ? '' : `\n${ctx.frame.citation(quote.essay, quote.passage)}`
      blocks.push(new FormattedString(`👍 ${up}  👎 ${down}  ${words}${source}`))
    }
    await send(ctx, pack([FormattedString.bold(texts.votes), ...blocks]))
  })
}
