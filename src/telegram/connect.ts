import { setTimeout as sleep } from 'node:timers/promises'
import { GrammyError } from 'grammy'
import { UserError } from '../errors.ts'
import type { TelegramBot } from './bot.ts'
import { describe } from './log.ts'
import type { Log } from './log.ts'

export interface Patience {
  readonly log: Log
  /** Ends the waiting. */
  readonly signal: AbortSignal
  /** Milliseconds before the first new try; doubles each time. */
  readonly firstPause: number
}

const LONGEST_PAUSE_MS = 60_000
/** A second instance seldom ends within a minute. */
const LONGEST_CONFLICT_PAUSE_MS = 300_000

/**
 * Calls Telegram until it answers: outages, 5xx, 429 and a second instance (409) are waited out with growing pauses.
 * @throws UserError when Telegram does not know the token; whatever `call` throws once `signal` has ended it.
 */
export async function untilAnswered<Result>(call: () => Promise<Result>, { log, signal, firstPause }: Patience): Promise<Result> {
  for (let pause = firstPause; ; pause *= 2) {
    try {
      return await call()
    } catch (error) {
      if (signal.aborted || error instanceof UserError) throw error
      if (isUnknownToken(error)) {
        throw new UserError('BOT_TOKEN ditolak oleh Telegram; salin ulang token dari @BotFather ke berkas .env.', {
          cause: error,
        })
      }
      const isConflict = codeOf(error) === 409
      const least = error instanceof GrammyError ? (error.parameters.retry_after ?? 0) * 1000 : 0
      const wait = Math.max(least, Math.min(pause, isConflict ? LONGEST_CONFLICT_PAUSE_MS : LONGEST_PAUSE_MS))
      const again = `Dicoba lagi dalam ${Math.ceil(wait / 1000)} detik.`
      if (isConflict) log.warn(describe(error), `Bot ini sedang berjalan di tempat lain; hentikan yang satu. ${again}`)
      else if (error instanceof GrammyError) log.warn(describe(error), `Telegram menolak sementara. ${again}`)
      await sleep(wait, undefined, { signal })
    }
  }
}

/** Answering what has come in may take this long at the end; Docker waits ten seconds before it kills. */
const FAREWELL_MS = 5_000

/** Waits until every update that came in is answered, though not for ever. */
export async function untilAnsweredAll(bot: TelegramBot, { log }: Pick<Patience, 'log'>): Promise<void> {
  const deadline = performance.now() + FAREWELL_MS
  while (bot.underWay() > 0 && performance.now() < deadline) await sleep(20)
  if (bot.underWay() > 0) log.warn({ updates: bot.underWay() }, 'not answered before the end')
}

/** Learns the bot's own name. */
export async function introduce(bot: TelegramBot, patience: Patience): Promise<void> {
  await untilAnswered(() => bot.init(patience.signal as Parameters<typeof bot.init>[0]), patience)
  patience.log.info(`Bot @${bot.botInfo.username} siap menjawab di https://t.me/${bot.botInfo.username}`)
}

function codeOf(error: unknown): number | undefined {
  return error instanceof GrammyError ? error.error_code : undefined
}

function isUnknownToken(error: unknown): boolean {
  return codeOf(error) === 401 || codeOf(error) === 404
}
