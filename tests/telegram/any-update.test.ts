import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyUpdate } from '../support/any-update.ts'
import type { AnyUpdate } from '../support/any-update.ts'
import { runBot } from '../support/telegram-bot.ts'

/** UPDATES=100000 npx vitest run tests/telegram/any-update.test.ts: the long version. */
const COUNT = Number(process.env.UPDATES ?? 1_500)
const BATCH = 500
const FIRST_ID = 1_000
/** What Telegram turns down because of what the generated updates claim: messages and queries that never were. */
const OF_PEOPLE = /query is too old|message to \w+ not found|message to be replied not found/

test(
  `${COUNT} updates of every kind, malformed ones too: no crash, nothing unhandled, nothing unanswered that deserves an answer`,
  async () => {
    const unhandled: unknown[] = []
    const note = (reason: unknown) => void unhandled.push(reason instanceof Error ? reason.stack : String(reason))
    process.on('unhandledRejection', note)
    process.on('uncaughtException', note)
    const bot = await runBot()
    const { server } = bot
    const unanswered: object[] = []
    for (let first = 0; first < COUNT; first += BATCH) {
      const waiting = new Map<number, object>()
      server.onResult = ({ method, payload }) => {
        if (method === 'sendMessage' || method === 'editMessageText') waiting.delete(Math.abs(Number(payload.chat_id)))
      }
      for (let i = first; i < Math.min(COUNT, first + BATCH); i++) {
        const [{ update, deservesAnswer }] = fc.sample(anyUpdate(FIRST_ID + i), { numRuns: 1, seed: i }) as [AnyUpdate]
        if (deservesAnswer) waiting.set(FIRST_ID + i, update)
        server.push(update)
      }
      await server.until(() => waiting.size === 0, 20_000).catch(() => unanswered.push(...waiting.values()))
      server.calls.length = 0
      server.messages.length = 0
      bot.logged.splice(0, bot.logged.length - 100)
    }
    server.onResult = () => undefined
    const from = { id: 7, is_bot: false, first_name: 'Budi' }
    server.push({
      update_id: FIRST_ID + COUNT,
      message: { message_id: 1, date: Date.now() / 1000, chat: { id: 7, type: 'private' }, from, text: 'halo' },
    })
    await server.untilSent(1)
    await bot.stop()
    process.off('unhandledRejection', note)
    process.off('uncaughtException', note)
    expect(unanswered.slice(0, 3)).toEqual([])
    expect(unhandled).toEqual([])
    expect([...new Set(server.refusals)].filter((refusal) => !OF_PEOPLE.test(refusal))).toEqual([])
  },
  COUNT * 20 + 30_000,
)
