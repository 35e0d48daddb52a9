/** npm start: the Telegram bot, or the class page where there is no token, or both. */
import { loadConfig } from './config.ts'
import { runCommand } from './console/command.ts'
import { CLASS_PAGE } from './language/indonesian.ts'
import { serveClass } from './serve-class.ts'
import { serveTelegram } from './serve-telegram.ts'
import { createLog } from './telegram/log.ts'

await runCommand(async () => {
  const config = loadConfig(process.env)
  const signal = untilTerminated()
  const log = createLog(config.logLevel, config.botToken)
  if (config.botToken !== undefined) await serveTelegram({ ...config, botToken: config.botToken }, log, signal)
  else if (config.web) await serveClass(config, log, signal)
  else return console.log(CLASS_PAGE.off)
  // A farewell to a server that does not answer must not hold the process.
  process.exit()
})

function untilTerminated(): AbortSignal {
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort())
  return controller.signal
}
