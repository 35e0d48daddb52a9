import { HttpError } from 'grammy'
import type { TelegramBot } from './bot.ts'
import type { Contact } from './contact.ts'
import { describe } from './log.ts'
import type { Log } from './log.ts'

/** Notes each contact with Telegram, and tells the operator of an outage: once when it begins, once when it ends. */
export function watchContact(bot: TelegramBot, contact: Contact, apiRoot: string, log: Log, signal: AbortSignal): void {
  let isDown = false
  bot.api.config.use(async (previous, method, payload, abort) => {
    try {
      const response = await previous(method, payload, abort)
      if (response.ok) {
        contact.made()
        if (isDown) log.info(`Server Bot API ${apiRoot} tersambung kembali.`)
        isDown = false
      }
      return response
    } catch (error) {
      if (!isDown && error instanceof HttpError && !signal.aborted) {
        isDown = true
        log.warn(
          describe(error),
          `Server Bot API ${apiRoot} tidak dapat dihubungi; periksa jaringan. Terus dicoba sampai tersambung.`,
        )
      }
      throw error
    }
  })
}
