import { autoRetry } from '@grammyjs/auto-retry'
import { Bot } from 'grammy'
import type { ApiClientOptions } from 'grammy'
import { installCommands, installAdminCommands } from './commands.ts'
import { isExpected, isOfTelegram } from './failures.ts'
import { installInline } from './inline.ts'
import { PACE, installIntake } from './intake.ts'
import type { Pace } from './intake.ts'
import { describe } from './log.ts'
import { installPresses } from './presses.ts'
import { installQuestions } from './questions.ts'
import type { BotContext, Services } from './services.ts'

export interface BotOptions {
  readonly token: string
  readonly apiRoot: string
  readonly pace?: Pace
}

/** Seconds that a call waits for its answer; longer than the 30 s that Telegram holds a poll open. */
const CALL_TIMEOUT_S = 60
/** Only what goes to one chat waits for its turn, as long as Telegram asks for; everybody else goes on. */
const RETRIED: ReadonlySet<string> = new Set(['sendMessage', 'editMessageText', 'setMyCommands'])

/** The bot with all its handlers, not yet connected. Whatever happens in a handler is logged, and ends nothing. */
export function createBot({ token, apiRoot, pace = PACE }: BotOptions, services: Services): Bot<BotContext> {
  const client: ApiClientOptions = { apiRoot, timeoutSeconds: CALL_TIMEOUT_S }
  const bot = new Bot<BotContext>(token, { client })
  const retry = autoRetry()
  bot.api.config.use((call, method, payload, signal) =>
    RETRIED.has(method) ? retry(call, method, payload, signal) : call(method, payload, signal),
  )

  // Polling and webhook alike.
  const handlers = bot.errorBoundary(({ error, ctx }) => afterFailure(error, ctx, services))
  installIntake(handlers, services, pace)
  installAdminCommands(handlers, services)
  installCommands(handlers, services)
  installPresses(handlers, services)
  installInline(handlers, services)
  installQuestions(handlers, services)
  handlers.on('my_chat_member', async (ctx) => {
    const { old_chat_member: before, new_chat_member: now } = ctx.myChatMember
    const isNew =
      (before.status === 'left' || before.status === 'kicked') && (now.status === 'member' || now.status === 'administrator')
    if (isNew && (ctx.chat.type === 'group' || ctx.chat.type === 'supergroup')) await ctx.reply(ctx.frame.group.welcome)
  })
  return bot
}

async function afterFailure(error: unknown, ctx: BotContext, { log }: Services): Promise<void> {
  // Never the update itself: it holds the question and who asked it.
  const { update_id: update } = ctx.update
  if (isExpected(error)) return log.info({ ...describe(error), update }, 'could not be delivered')
  log.error({ ...describe(error), update }, 'update failed')
  if (isOfTelegram(error) || ctx.chat?.type !== 'private') return
  await ctx.reply(ctx.frame.apology).catch((failure: unknown) => log.warn(describe(failure), 'could not apologise'))
}
