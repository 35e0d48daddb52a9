import { setTimeout as sleep } from 'node:timers/promises'
import { GrammyError, HttpError } from 'grammy'
import type { Bot } from 'grammy'
import { UserError } from '../errors.ts'
import { COMMANDS } from '../language/telegram.ts'
import { describe } from './log.ts'
import type { Log } from './log.ts'

export interface PollingOptions {
  readonly log: Log
  readonly apiRoot: string
  /** Ends the polling; updates that are being answered are answered first. */
  readonly signal: AbortSignal
  /** Milliseconds before the first new try after a conflict; doubles up to five minutes. */
  readonly firstPause?: number
}

const LONGEST_PAUSE_MS = 300_000
/** Answering what has come in and saying good-bye may take this long; Docker waits ten seconds before it kills. */
const FAREWELL_MS = 5_000

/**
 * Long polling until `signal` ends it. Outages and a second instance are waited out, said once each.
 * @throws UserError when Telegram does not know the token.
 */
export async function pollUpdates(bot: Bot, options: PollingOptions): Promise<void> {
  const { log, signal } = options
  reportOutages(bot, options)
  // Stopping confirms the last update to Telegram, so that it does not come again after a restart.
  let stopped: Promise<void> | undefined
  const patienceEnds = new Promise<void>((resolve) => {
    const stop = () => {
      stopped = bot.stop().catch((error: unknown) => log.warn(describe(error), 'stop'))
      setTimeout(resolve, FAREWELL_MS).unref()
    }
    signal.addEventListener('abort', stop, { once: true })
  })
  await Promise.race([keepPolling(bot, options).then(() => stopped), patienceEnds])
}

async function keepPolling(bot: Bot, { log, signal, firstPause = 1_000 }: PollingOptions): Promise<void> {
  const isStopping = () => signal.aborted
  for (let pause = firstPause; !isStopping(); pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    try {
      // Within start() the first call could not be stopped: grammY 1.46 hands it no signal there.
      await bot.init(signal as Parameters<typeof bot.init>[0])
      await bot.start({ onStart: (me) => introduce(bot, me.username, log) })
      return
    } catch (error) {
      if (isStopping()) return
      if (isUnknownToken(error)) {
        throw new UserError('BOT_TOKEN ditolak oleh Telegram; salin ulang token dari @BotFather ke berkas .env.', {
          cause: error,
        })
      }
      if (!isConflict(error)) throw error
      const seconds = Math.round(pause / 1000)
      log.warn(describe(error), `Bot ini sedang berjalan di tempat lain; hentikan yang satu. Dicoba lagi dalam ${seconds} detik.`)
      await sleep(pause, undefined, { signal }).catch(() => undefined)
    }
  }
}

async function introduce(bot: Bot, username: string, log: Log): Promise<void> {
  log.info(`Bot @${username} siap menjawab di https://t.me/${username}`)
  // Without the menu the bot still works.
  await bot.api.setMyCommands(COMMANDS).catch((error: unknown) => log.warn(describe(error), 'setMyCommands'))
}

function isUnknownToken(error: unknown): boolean {
  return error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404)
}

function isConflict(error: unknown): boolean {
  return error instanceof GrammyError && error.error_code === 409
}

/** grammY tries again by itself, without a word; an operator wants to know, once an outage. */
function reportOutages(bot: Bot, { log, apiRoot, signal }: PollingOptions): void {
  let down = false
  bot.api.config.use(async (previous, method, payload, abort) => {
    try {
      const response = await previous(method, payload, abort)
      if (down && response.ok) log.info(`Server Bot API ${apiRoot} tersambung kembali.`)
      if (response.ok) down = false
      return response
    } catch (error) {
      if (!down && error instanceof HttpError && !signal.aborted) {
        down = true
        log.warn(
          describe(error),
          `Server Bot API ${apiRoot} tidak dapat dihubungi; periksa jaringan. Terus dicoba sampai tersambung.`,
        )
      }
      throw error
    }
  })
}
