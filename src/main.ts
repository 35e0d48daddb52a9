/** npm start: the Telegram bot, or how to get one. */
import { assemble } from './assemble.ts'
import { loadConfig } from './config.ts'
import { runCommand } from './console/command.ts'
import { terminalObserver } from './console/terminal-observer.ts'
import { createBot } from './telegram/bot.ts'
import { createLog, describe } from './telegram/log.ts'
import { pollUpdates } from './telegram/polling.ts'

/** How soon a word that an admin adds is understood. */
const WORD_LISTS_MS = 5_000

const NO_TOKEN =
  'Belum ada BOT_TOKEN: mintalah token kepada @BotFather di Telegram (/newbot), lalu tulis BOT_TOKEN=… di berkas .env. ' +
  'Tanpa Telegram pun Anda dapat bertanya di sini dengan: npm run ask'

await runCommand(async () => {
  const config = loadConfig(process.env)
  if (config.botToken === undefined) {
    console.log(NO_TOKEN)
    return
  }
  const signal = untilTerminated()
  const { answerQuestion, wordLists } = await assemble(config, terminalObserver())
  const log = createLog(config.logLevel, config.botToken)
  wordLists.follow(WORD_LISTS_MS, (error) => log.error(describe(error), 'word lists cannot be read'))
  const bot = createBot({ token: config.botToken, apiRoot: config.telegramApiRoot, answerQuestion, log })
  await pollUpdates(bot, { log, apiRoot: config.telegramApiRoot, signal })
  // A farewell to a server that does not answer must not hold the process.
  process.exit()
})

function untilTerminated(): AbortSignal {
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort())
  return controller.signal
}
