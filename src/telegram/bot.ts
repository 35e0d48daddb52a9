import { Bot } from 'grammy'
import type { ApiClientOptions } from 'grammy'
import { UserError } from '../errors.ts'
import { Answers } from './answers.ts'
import { installAdminCommands, installCommands } from './commands.ts'
import { installCuration } from './curation.ts'
import { isExpected, isOfTelegram } from './failures.ts'
import { installInline } from './inline.ts'
import { PACE, installIntake } from './intake.ts'
import type { Pace } from './intake.ts'
import { describe } from './log.ts'
import { installPresses } from './presses.ts'
import { installQuestions } from './questions.ts'
import { retry } from './retry.ts'
import { say } from './send.ts'
import type { BotContext, Services } from './services.ts'

export interface BotOptions {
  readonly token: string
  readonly apiRoot: string
  readonly pace?: Pace
  /** Ends what waits to be sent again. */
  readonly signal?: AbortSignal
}

/** A bot that can say how many updates it is handling. */
export type TelegramBot = Bot<BotContext> & { readonly underWay: () => number }

/** Seconds that a call waits for its answer; longer than the 30 s that Telegram holds a poll open. */
const CALL_TIMEOUT_S = 60

/** The bot with all its handlers, not yet connected. Whatever happens in a handler is logged, and ends nothing. */
export function createBot({ token, apiRoot, pace = PACE, signal }: BotOptions, services: Services): TelegramBot {
  const client: ApiClientOptions = { apiRoot, timeoutSeconds: CALL_TIMEOUT_S }
  const bot = new Bot<BotContext>(token, { client })
  bot.api.config.use(retry(services.log, signal))
  let underWay = 0
  bot.use(async (_, next) => {
    underWay++
    await next().finally(() => underWay--)
  })

  // Polling and webhook alike.
  const handlers = bot.errorBoundary(({ error, ctx }) => afterFailure(error, ctx, services, signal))
  const answers = new Answers()
  installIntake(handlers, services, pace)
  installAdminCommands(handlers, services)
  installCuration(handlers, services, { apiRoot, token })
  installCommands(handlers, services)
  installPresses(handlers, services, answers)
  installInline(handlers, services)
  installQuestions(handlers, services, answers)
  handlers.on('my_chat_member', async (ctx) => {
    const { old_chat_member: before, new_chat_member: now } = ctx.myChatMember
    const isNew =
      (before.status === 'left' || before.status === 'kicked') && (now.status === 'member' || now.status === 'administrator')
    if (isNew && (ctx.chat.type === 'group' || ctx.chat.type === 'supergroup')) await say(ctx, ctx.frame.group.welcome)
  })
  return Object.assign(bot, { underWay: () => underWay })
}

async function afterFailure(error: unknown, ctx: BotContext, { log }: Services, signal?: AbortSignal): Promise<void> {
  // Never the update itself: it holds the question and who asked it.
  const { update_id: update } = ctx.update
  if (signal?.aborted === true) return log.warn({ ...describe(error), update }, 'given up')
  if (error instanceof UserError) return say(ctx, error.message)
  if (isExpected(error)) return log.info({ ...describe(error), update }, 'could not be delivered')
  log.error({ ...describe(error), update }, 'update failed')
  if (isOfTelegram(error) || ctx.chat?.type !== 'private') return
  await say(ctx, ctx.frame.apology).catch((failure: unknown) => log.warn(describe(failure), 'could not apologise'))
}
