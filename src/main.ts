/** npm start: the Telegram bot, or how to get one. */
import { loadConfig } from './config.ts'
import { runCommand } from './console/command.ts'
import { serveTelegram } from './serve-telegram.ts'
import { createLog } from './telegram/log.ts'

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
  const log = createLog(config.logLevel, config.botToken)
  await serveTelegram({ ...config, botToken: config.botToken }, log, signal)
  // A farewell to a server that does not answer must not hold the process.
  process.exit()
})

function untilTerminated(): AbortSignal {
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort())
  return controller.signal
}
