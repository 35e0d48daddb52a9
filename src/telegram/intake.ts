import { setTimeout as sleep } from 'node:timers/promises'
import { sequentialize } from '@grammyjs/runner'
import type { Composer, MiddlewareFn } from 'grammy'
import { LRUCache } from 'lru-cache'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { smallTalkOf } from '../conversation/small-talk.ts'
import { ENGLISH } from '../language/frame-english.ts'
import { INDONESIAN } from '../language/frame-indonesian.ts'
import { addressed } from './addressed.ts'
import { decodePress } from './callback-data.ts'
import { say } from './send.ts'
import type { BotContext, Services } from './services.ts'

/** Telegram sends an update again when it was not confirmed; so many are remembered. */
const UPDATES_REMEMBERED = 20_000
/** A message older than this was written while the bot was away. */
const LATE_S = 120
const MINUTE_MS = 60_000
/** A query for each letter that is typed. */
const KEYSTROKES_A_QUESTION = 6

export interface Pace {
  /** Milliseconds in which the rest of a backlog comes in. */
  readonly settleMs: number
  /** Questions of one person within a minute. */
  readonly questionsPerMinute: number
}

export const PACE: Pace = { settleMs: 1_000, questionsPerMinute: 20 }

/** What happens to every update before anything answers it. Nothing waits for another chat, and nobody in line for who floods it. */
export function installIntake(bot: Composer<BotContext>, services: Services, pace: Pace): void {
  bot.use((ctx, next) => {
    ctx.frame = INDONESIAN
    ctx.isLate = false
    // Anonymous admins and channels share one account each; only their chat tells them apart. Whoever knows the secret of the webhook can
    // send what Telegram never would: no sender, for one.
    ctx.person = ctx.msg?.sender_chat?.id ?? ctx.from?.id ?? 0
    if (services.records.languageOf(ctx.person) === 'en') ctx.frame = ENGLISH
    return next()
  })
  bot.use(onlyOnce())
  bot.use(commandsAsMeant)
  bot.use(onlyForUs)
  bot.use(unhurried(pace.questionsPerMinute))
  bot.use(lastOfBacklog(pace.settleMs))
  // Chats in parallel, one chat in order.
  bot.use(sequentialize((ctx) => String(ctx.chat?.id ?? ctx.from?.id ?? '')))
}

function onlyOnce(): MiddlewareFn<BotContext> {
  const seen = new LRUCache<number, true>({ max: UPDATES_REMEMBERED })
  return async ({ update }, next) => {
    if (seen.has(update.update_id)) return
    seen.set(update.update_id, true)
    await next()
  }
}

/** Phones write “/Cek”; who corrects a command means it anew. An edited question, with /tanya or without, gets its answer edited. */
const commandsAsMeant: MiddlewareFn<BotContext> = ({ update }, next) => {
  const message = update.message ?? update.edited_message
  const [command] = /^\/\w+/.exec(typeof message?.text === 'string' ? message.text : '') ?? []
  if (message?.text !== undefined && command !== undefined) {
    const asMeant = { ...message, text: command.toLowerCase() + message.text.slice(command.length) }
    const isEdit = update.message === undefined && /^\/tanya$/i.test(command)
    Object.assign(update, isEdit ? { edited_message: asMeant } : { message: asMeant, edited_message: undefined })
  }
  return next()
}

/** What people in a group say to one another is none of the bot's business; nor is what it said itself through inline mode. */
const onlyForUs: MiddlewareFn<BotContext> = (ctx, next) => {
  const message = ctx.message ?? ctx.editedMessage
  if (message === undefined) return next()
  if (message.via_bot?.id === ctx.me.id) return Promise.resolve()
  return isPrivate(ctx) || addressed(ctx) !== undefined ? next() : Promise.resolve()
}

function isPrivate({ chat }: BotContext): boolean {
  return chat?.type === 'private'
}

/** Of the messages that a person sent while the bot was away, the last question is answered, and every command. */
function lastOfBacklog(settleMs: number): MiddlewareFn<BotContext> {
  const chosen = new Map<string, { readonly update: number; readonly isQuestion: boolean }>()
  return async (ctx, next) => {
    const message = ctx.message ?? ctx.editedMessage
    const age = Date.now() / 1000 - (message?.edit_date ?? message?.date ?? Infinity)
    if (message === undefined || !(age > LATE_S)) return next()
    ctx.isLate = true
    if (message.text?.startsWith('/') === true) return next()
    const key = `${message.chat.id}:${ctx.person}`
    const isQuestion = message.text !== undefined && smallTalkOf(message.text) === undefined
    if (isQuestion || chosen.get(key)?.isQuestion !== true) chosen.set(key, { update: ctx.update.update_id, isQuestion })
    await sleep(settleMs)
    if (chosen.get(key)?.update !== ctx.update.update_id) return
    chosen.delete(key)
    await next()
  }
}

/** Who asks faster than anybody can read is asked to wait, once; nobody else is slowed down. */
function unhurried(perMinute: number): MiddlewareFn<BotContext> {
  const questions = new RateLimiterMemory({ points: perMinute, duration: MINUTE_MS / 1000 })
  const keystrokes = new RateLimiterMemory({ points: perMinute * KEYSTROKES_A_QUESTION, duration: MINUTE_MS / 1000 })
  const told = new LRUCache<number, true>({ max: UPDATES_REMEMBERED, ttl: MINUTE_MS })
  return async (ctx, next) => {
    if (!costsWork(ctx)) return next()
    const refusal = await refusalOf(ctx.inlineQuery === undefined ? questions : keystrokes, ctx.person)
    if (refusal === undefined) return next()
    const text = ctx.frame.tooFast(Math.ceil(refusal.msBeforeNext / 1000))
    if (ctx.inlineQuery !== undefined) await ctx.answerInlineQuery([], { cache_time: 1 })
    else if (ctx.callbackQuery !== undefined) await ctx.answerCallbackQuery({ text })
    else if (!told.has(ctx.person)) {
      told.set(ctx.person, true)
      await say(ctx, text, { replyTo: ctx.msg?.message_id })
    }
  }
}

/** Commands and the turning of pages are as good as free, but for /cek. */
function costsWork(ctx: BotContext): boolean {
  if (ctx.inlineQuery !== undefined) return true
  if (ctx.callbackQuery !== undefined) {
    const action = decodePress(ctx.callbackQuery.data ?? '')?.action
    return action === undefined || action === 'further' || action === 'example' || action === 'up' || action === 'down'
  }
  const text = (ctx.message ?? ctx.editedMessage)?.text
  return ctx.msg !== undefined && (text === undefined || !text.startsWith('/') || /^\/(?:cek|tanya)\b/.test(text))
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
