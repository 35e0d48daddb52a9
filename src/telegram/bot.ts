import { autoRetry } from '@grammyjs/auto-retry'
import { Bot, GrammyError, HttpError } from 'grammy'
import type { ApiClientOptions, Context } from 'grammy'
import { UserError } from '../errors.ts'
import { APOLOGY } from '../language/indonesian.ts'
import { HELP, ONLY_TEXT, START, UNKNOWN_COMMAND } from '../language/telegram.ts'
import { answerMessages } from './answer-message.ts'
import type { Answer, Question } from '../types.ts'
import type { Log } from './log.ts'
import { describe } from './log.ts'

type Ask = (question: Question) => Promise<{ readonly answer: Answer }>

export interface BotOptions {
  readonly token: string
  readonly apiRoot: string
  readonly answerQuestion: Ask
  readonly log: Log
}

/** Seconds that a call waits for its answer; longer than the 30 s that Telegram holds a poll open. */
const CALL_TIMEOUT_S = 60
/** While one message waits, no other update is handled: a longer wait costs everybody more than the message is worth. */
const RETRIES = { maxRetryAttempts: 3, maxDelaySeconds: 20 }

/** grammY's polling tries these again by itself, for as long as it takes. */
const RETRIED_BY_POLLING: ReadonlySet<string> = new Set(['getMe', 'getUpdates', 'deleteWebhook'])

/** The bot with all its handlers, not yet connected. */
export function createBot({ token, apiRoot, answerQuestion, log }: BotOptions): Bot {
  const client: ApiClientOptions = { apiRoot, timeoutSeconds: CALL_TIMEOUT_S }
  const bot = new Bot(token, { client })
  const retry = autoRetry(RETRIES)
  bot.api.config.use((call, method, payload, signal) =>
    RETRIED_BY_POLLING.has(method) ? call(method, payload, signal) : retry(call, method, payload, signal),
  )

  const privately = bot.chatType('private')
  privately.command('start', (ctx) => ctx.reply(START))
  privately.command(['bantuan', 'help'], (ctx) => ctx.reply(HELP))
  privately.on('message:text', async (ctx) => {
    if (ctx.message.text.startsWith('/')) await ctx.reply(UNKNOWN_COMMAND)
    else await answer(ctx, ctx.message.text, answerQuestion)
  })
  privately.on('message', (ctx) => ctx.reply(ONLY_TEXT))

  bot.catch(async ({ error, ctx }) => {
    // Never the update itself: it holds the question and who asked it.
    log.error({ ...describe(error), update: ctx.update.update_id }, 'update failed')
    await apologise(ctx, error).catch((failure: unknown) => log.warn(describe(failure), 'could not apologise'))
  })
  return bot
}

async function answer(ctx: Context, question: string, answerQuestion: Ask): Promise<void> {
  try {
    const { answer } = await answerQuestion({ text: question })
    for (const { text, entities } of answerMessages(answer)) await ctx.reply(text, { entities })
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    await ctx.reply(error.message)
  }
}

/** Telegram itself failed: then another message would fail too. */
async function apologise(ctx: Context, error: unknown): Promise<void> {
  if (!(error instanceof GrammyError || error instanceof HttpError)) await ctx.reply(APOLOGY)
}
