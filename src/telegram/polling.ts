import { setTimeout as sleep } from 'node:timers/promises'
import { createConcurrentSink, createRunner, createSource } from '@grammyjs/runner'
import type { Bot } from 'grammy'
import type { Update } from 'grammy/types'
import { untilAnswered } from './connect.ts'
import type { Patience } from './connect.ts'
import { describe } from './log.ts'
import type { BotContext } from './services.ts'

/** Seconds that Telegram holds a poll open when there is nothing new. */
const POLL_S = 30
/** Answering what has come in and saying good-bye may take this long; Docker waits ten seconds before it kills. */
const FAREWELL_MS = 5_000

/** Everything that a handler listens to. */
export const UPDATES = ['message', 'edited_message', 'callback_query', 'inline_query', 'my_chat_member'] as const

/**
 * Long polling until `signal` ends it; then what has come in is answered and confirmed to Telegram.
 * @throws UserError when Telegram does not know the token.
 */
export async function pollUpdates(bot: Bot<BotContext>, patience: Patience): Promise<void> {
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
  await farewell(bot, () => sink.size(), offset, patience)
}

/** What was answered must not come again after a restart. */
async function farewell(bot: Bot<BotContext>, underWay: () => number, offset: number, { log }: Patience): Promise<void> {
  const deadline = performance.now() + FAREWELL_MS
  while (underWay() > 0 && performance.now() < deadline) await sleep(20)
  const rest = AbortSignal.timeout(Math.max(1, Math.round(deadline - performance.now())))
  await bot.api
    .getUpdates({ offset, limit: 1, timeout: 0 }, rest as never)
    .catch((error: unknown) => log.warn(describe(error), 'stop'))
}
