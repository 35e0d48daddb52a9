import { createConcurrentSink, createRunner, createSource } from '@grammyjs/runner'
import type { Update } from 'grammy/types'
import type { TelegramBot } from './bot.ts'
import { untilAnswered, untilAnsweredAll } from './connect.ts'
import type { Patience } from './connect.ts'
import { describe } from './log.ts'

/** Seconds that Telegram holds a poll open when there is nothing new. */
const POLL_S = 30
/** Confirming what was answered must not hold the end. */
const CONFIRM_MS = 1_000

/** Everything that a handler listens to. */
export const UPDATES = ['message', 'edited_message', 'callback_query', 'inline_query', 'my_chat_member'] as const

/**
 * Long polling until `signal` ends it; then what has come in is answered and confirmed to Telegram.
 * @throws UserError when Telegram does not know the token.
 */
export async function pollUpdates(bot: TelegramBot, patience: Patience): Promise<void> {
  const { signal, log } = patience
  await untilAnswered(() => bot.api.deleteWebhook(undefined, signal as never), patience)
  let offset = 0
  const source = createSource<Update>({
    supply: async (limit, abort) => {
      const poll = { offset, limit: Math.max(1, Math.min(limit, 100)), timeout: POLL_S, allowed_updates: UPDATES }
      const updates = await untilAnswered(() => bot.api.getUpdates(poll, abort as never), {
        ...patience,
        signal: abort as AbortSignal,
      })
      offset = (updates.at(-1)?.update_id ?? offset - 1) + 1
      return updates
    },
  })
  const sink = createConcurrentSink<Update, Parameters<typeof bot.errorHandler>[0]>(
    { consume: (update) => bot.handleUpdate(update) },
    async (error) => {
      await bot.errorHandler(error)
    },
  )
  const runner = createRunner(source, sink)
  runner.start()
  const stop = () => void runner.stop().catch((error: unknown) => log.warn(describe(error), 'stop'))
  if (signal.aborted) stop()
  signal.addEventListener('abort', stop, { once: true })
  await runner.task()
  await untilAnsweredAll(bot, patience)
  // What was answered must not come again after a restart.
  const confirm = { offset, limit: 1, timeout: 0 }
  await bot.api
    .getUpdates(confirm, AbortSignal.timeout(CONFIRM_MS) as never)
    .catch((error: unknown) => log.warn(describe(error), 'stop'))
}
