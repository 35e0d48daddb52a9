import { Hono } from 'hono'
import { LRUCache } from 'lru-cache'
import { classRoutes } from './class-services.ts'
import type { Config } from './config.ts'
import { curationFor } from './curate.ts'
import { terminalObserver } from './console/terminal-observer.ts'
import { REMEMBERED_MS, RecentQuestions } from './conversation/recent-questions.ts'
import { followEssays } from './follow-essays.ts'
import { changeLines } from './language/curation.ts'
import { INDONESIAN } from './language/frame-indonesian.ts'
import { listen } from './listen.ts'
import { openService } from './service.ts'
import type { Service } from './service.ts'
import { Records } from './records/records.ts'
import { createBot } from './telegram/bot.ts'
import type { TelegramBot } from './telegram/bot.ts'
import { introduce, untilAnsweredAll } from './telegram/connect.ts'
import { Contact } from './telegram/contact.ts'
import { healthRoutes } from './telegram/health.ts'
import { describe } from './telegram/log.ts'
import { registerMenus } from './telegram/menus.ts'
import type { Log } from './telegram/log.ts'
import { watchContact } from './telegram/outages.ts'
import { pollUpdates } from './telegram/polling.ts'
import type { Services } from './telegram/services.ts'
import { registerWebhook, webhookRoutes } from './telegram/webhook.ts'

/** Cosine from which two questions ask alike: of questions on different topics, fewer than one pair in a thousand comes that near. */
const ALIKE = 0.55
const LINKED_QUESTIONS = 10_000
/** Of a message. */
const LONGEST_WORD = 4_000
/** Telegram may have nothing to deliver for hours; somebody who watches readiness wants to know that it could. */
const HEARTBEAT_MS = 30_000
const FIRST_PAUSE_MS = 1_000

type ConfigWithToken = Config & { readonly botToken: string }

/** The Telegram bot, from the opening of its index until `signal` ends it. */
export async function serveTelegram(config: ConfigWithToken, log: Log, signal: AbortSignal): Promise<void> {
  const service = await openService(config, terminalObserver(), log)
  const { assembly, publisher } = service
  const services: Services = {
    ...(await openServices(config, service, log)),
    curation: curationFor(config, assembly, publisher),
  }
  const bot = createBot({ token: config.botToken, apiRoot: config.telegramApiRoot, signal }, services)
  const contact = new Contact()
  watchContact(bot, contact, config.telegramApiRoot, log, signal)
  const unfollow = followEssays(config, assembly, publisher, {
    onChange: (outcome) =>
      tellAdmins(bot, services, [INDONESIAN.admin.noticed, ...(outcome === undefined ? [] : changeLines(outcome.changes))]),
    onProblem: (sentence) => {
      log.warn(sentence)
      tellAdmins(bot, services, [INDONESIAN.admin.unreadable, sentence])
    },
    onDefect: (error) => log.error(describe(error), 'essays cannot be followed'),
  })
  const close = await openServer(bot, contact, config, service, services)
  const patience = { log, signal, firstPause: FIRST_PAUSE_MS }
  try {
    await introduce(bot, patience)
    // The bot does not wait for its menus.
    void registerMenus(bot.api, services)
    if (config.webhookUrl === undefined) await pollUpdates(bot, patience)
    else {
      await registerWebhook(bot, config.webhookUrl, config.botToken, patience)
      await heartbeats(bot, signal)
      await untilAnsweredAll(bot, patience)
    }
  } catch (error) {
    if (!signal.aborted) throw error
  } finally {
    unfollow()
    publisher.cancel()
    close()
    await services.records.flush()
  }
}

/** What the bot needs, from the program and its configuration. */
export async function openServices(config: Config, { assembly, examples }: Service, log: Log): Promise<Services> {
  const { answerQuestion, quotePassages, generation, embedder } = assembly
  const alike = { model: embedder.identity, threshold: ALIKE }
  const records = await Records.open(config.recordsDir, alike, (error) => log.error(describe(error), 'records'))
  // Once /privasi says that they are not kept, they are not.
  if (!config.logQuestions) records.gaps.clear()
  return {
    answerQuestion,
    quotePassages,
    generation,
    examples,
    records,
    recentQuestions: new RecentQuestions(),
    linkedQuestions: new LRUCache({ max: LINKED_QUESTIONS, ttl: REMEMBERED_MS }),
    adminIds: config.adminIds,
    keepsQuestions: config.logQuestions,
    log,
  }
}

/** A word to each admin; who has never written to the bot cannot be told. */
function tellAdmins(bot: TelegramBot, { adminIds, log }: Services, lines: readonly string[]): void {
  for (const id of adminIds) {
    bot.api
      .sendMessage(id, lines.join('\n').slice(0, LONGEST_WORD))
      .catch((error: unknown) => log.info(describe(error), 'admin not told'))
  }
}

/** Returns how to stop listening; nothing listens where nothing is to be heard. @throws UserError when the address cannot be used. */
async function openServer(
  bot: TelegramBot,
  contact: Contact,
  config: ConfigWithToken,
  service: Service,
  { generation, log }: Services,
): Promise<() => void> {
  if (config.port === undefined && config.webhookUrl === undefined && !config.web) return () => undefined
  const own = new Hono()
  own.route(
    '/',
    healthRoutes(contact, () => generation().name),
  )
  if (config.webhookUrl !== undefined) own.route('/', webhookRoutes(bot, config.botToken, contact, log))
  const routes = config.web ? await classRoutes(config, service, log, own) : own
  const { url, close } = await listen(routes, config)
  log.info(`Mendengarkan di ${url}`)
  return close
}

async function heartbeats(bot: TelegramBot, signal: AbortSignal): Promise<void> {
  // What an outage means is logged where every call is watched.
  const beat = () => void bot.api.getMe().catch(() => undefined)
  if (signal.aborted) return
  const timer = setInterval(beat, HEARTBEAT_MS)
  await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
  clearInterval(timer)
}
