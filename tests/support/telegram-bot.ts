import { LRUCache } from 'lru-cache'
import { RecentQuestions } from '../../src/conversation/recent-questions.ts'
import { Records } from '../../src/records/records.ts'
import { createBot } from '../../src/telegram/bot.ts'
import { introduce } from '../../src/telegram/connect.ts'
import { Contact } from '../../src/telegram/contact.ts'
import { createLog } from '../../src/telegram/log.ts'
import { watchContact } from '../../src/telegram/outages.ts'
import { pollUpdates } from '../../src/telegram/polling.ts'
import type { Services } from '../../src/telegram/services.ts'
import { BotApiServer, TOKEN } from './bot-api-server.ts'
import { realLibrary } from './real-library.ts'
import { temporaryFolder } from './temporary-folder.ts'

export interface RunningBot {
  readonly server: BotApiServer
  readonly logged: string[]
  readonly services: Services
  readonly contact: Contact
  /** Ends when the polling ends. */
  readonly polling: Promise<void>
  stop(): Promise<void>
}

export interface RunOptions {
  readonly token?: string
  readonly server?: BotApiServer
  readonly services?: Partial<Services>
  readonly questionsPerMinute?: number
}

export async function openServices(changes: Partial<Services> = {}, logged: string[] = [], token = TOKEN): Promise<Services> {
  const log = createLog('debug', token, (line) => logged.push(line))
  return {
    ...(await realLibrary()),
    records: await Records.open(await temporaryFolder(), { model: 'test', threshold: 0.55 }, (error) =>
      log.error({ error: String(error) }, 'records'),
    ),
    recentQuestions: new RecentQuestions(),
    linkedQuestions: new LRUCache({ max: 100 }),
    adminIds: [],
    keepsQuestions: false,
    log,
    ...changes,
  }
}

/** A bot that polls a Bot API server of its own, with real answers unless `services` says otherwise. */
export async function runBot({
  token = TOKEN,
  server,
  services: changes,
  questionsPerMinute = 1_000,
}: RunOptions = {}): Promise<RunningBot> {
  const api = server ?? new BotApiServer()
  if (server === undefined) await api.start()
  const logged: string[] = []
  const services = await openServices(changes, logged, token)
  const controller = new AbortController()
  const bot = createBot(
    { token, apiRoot: api.root, pace: { settleMs: 50, questionsPerMinute }, signal: controller.signal },
    services,
  )
  const contact = new Contact()
  watchContact(bot, contact, api.root, services.log, controller.signal)
  const patience = { log: services.log, signal: controller.signal, firstPause: 20 }
  const polling = introduce(bot, patience).then(() => pollUpdates(bot, patience))
  polling.catch(() => undefined)
  const stop = async () => {
    controller.abort()
    await polling.catch(() => undefined)
    if (server === undefined) await api.stop()
  }
  return { server: api, logged, services, contact, polling, stop }
}
