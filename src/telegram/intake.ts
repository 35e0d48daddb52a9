import { setTimeout as sleep } from 'node:timers/promises'
import { sequentialize } from '@grammyjs/runner'
import type { Composer, MiddlewareFn } from 'grammy'
import { LRUCache } from 'lru-cache'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { ENGLISH } from '../language/frame-english.ts'
import { INDONESIAN } from '../language/frame-indonesian.ts'
import { addressedText } from './addressed.ts'
import type { BotContext, Services } from './services.ts'

/** Telegram sends an update again when it was not confirmed; so many are remembered. */
const UPDATES_REMEMBERED = 20_000
/** A message older than this was written while the bot was away. */
const LATE_S = 120

export interface Pace {
  /** Milliseconds in which the rest of a backlog comes in. */
  readonly settleMs: number
  /** Questions of one person within a minute. */
  readonly questionsPerMinute: number
}

export const PACE: Pace = { settleMs: 1_000, questionsPerMinute: 20 }

/** What happens to every update before anything answers it. */
export function installIntake(bot: Composer<BotContext>, services: Services, pace: Pace): void {
  bot.use((ctx, next) => {
    ctx.frame = INDONESIAN
    ctx.isLate = false
    // Whoever knows the secret of the webhook can send what Telegram never would: no sender, for one.
    if (services.records.languageOf(ctx.from?.id ?? 0) === 'en') ctx.frame = ENGLISH
    return next()
  })
  bot.use(onlyOnce())
  bot.use(lastOfBacklog(pace.settleMs))
  // Chats in parallel, one chat in order.
  bot.use(sequentialize((ctx) => String(ctx.chat?.id ?? ctx.from?.id ?? '')))
  bot.use(unhurried(pace.questionsPerMinute))
}

function onlyOnce(): MiddlewareFn<BotContext> {
  const seen = new LRUCache<number, true>({ max: UPDATES_REMEMBERED })
  return async ({ update }, next) => {
    if (seen.has(update.update_id)) return
    seen.set(update.update_id, true)
    await next()
  }
}

/** Of the messages that a chat sent while the bot was away, only the last is answered. */
function lastOfBacklog(settleMs: number): MiddlewareFn<BotContext> {
  const newest = new Map<number, number>()
  return async (ctx, next) => {
    const message = ctx.message ?? ctx.editedMessage
    const isForUs = message !== undefined && (message.chat.type === 'private' || addressedText(ctx) !== undefined)
    if (!isForUs) return next()
    const { id } = message.chat
    const isLate = Date.now() / 1000 - (message.edit_date ?? message.date) > LATE_S
    if (!isLate) {
      if (newest.has(id)) newest.set(id, ctx.update.update_id)
      return next()
    }
    newest.set(id, ctx.update.update_id)
    await sleep(settleMs)
    if (newest.get(id) !== ctx.update.update_id) return
    newest.delete(id)
    ctx.isLate = true
    await next()
  }
}

/** Who asks faster than anybody can read is asked to wait, once; nobody else is slowed down. */
function unhurried(perMinute: number): MiddlewareFn<BotContext> {
  const questions = new RateLimiterMemory({ points: perMinute, duration: 60 })
  // A query for each letter typed.
  const keystrokes = new RateLimiterMemory({ points: perMinute * 6, duration: 60 })
  return async (ctx, next) => {
    const isAsked = ctx.message !== undefined || ctx.editedMessage !== undefined || ctx.callbackQuery !== undefined
    const isForUs =
      ctx.chat === undefined || ctx.chat.type === 'private' || ctx.callbackQuery !== undefined || addressedText(ctx) !== undefined
    if (ctx.from === undefined || !isForUs || !(isAsked || ctx.inlineQuery !== undefined)) return next()
    const limiter = ctx.inlineQuery === undefined ? questions : keystrokes
    const refusal = await refusalOf(limiter, ctx.from.id)
    if (refusal === undefined) return next()
    const text = ctx.frame.tooFast(Math.ceil(refusal.msBeforeNext / 1000))
    if (ctx.callbackQuery !== undefined) await ctx.answerCallbackQuery({ text })
    else if (ctx.inlineQuery !== undefined) await ctx.answerInlineQuery([], { cache_time: 1 })
    else if (refusal.consumedPoints === perMinute + 1) await ctx.reply(text)
  }
}

/** Undefined while there is room. The limiter says no by rejecting with its state. */
async function refusalOf(limiter: RateLimiterMemory, person: number): Promise<RateLimiterRes | undefined> {
  try {
    await limiter.consume(person)
    return undefined
  } catch (error) {
    if (error instanceof RateLimiterRes) return error
    throw error
  }
}
