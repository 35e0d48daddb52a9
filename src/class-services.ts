import { existsSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import type { Hono } from 'hono'
import type { Config } from './config.ts'
import { UserError } from './errors.ts'
import { readQuestions } from './evaluation/questions.ts'
import { DEFAULT_PORT } from './listen.ts'
import type { Service } from './service.ts'
import { describe } from './telegram/log.ts'
import type { Log } from './telegram/log.ts'
import { classPage } from './web/class-page.tsx'
import { readDemo } from './web/demo-script.ts'
import type { Joining } from './web/services.ts'

const DATA = join(import.meta.dirname, '..', 'data')
const DEMO = join(DATA, 'demo.yaml')
/** Of the project's own questions, the half that is there to be looked at; and an admin's. */
const QUIZ = ['develop.jsonl', 'local.jsonl'].map((name) => join(DATA, 'evaluation', name))
const QUESTIONS_PER_MINUTE = 60

/** The class page over a library in service. @throws UserError when strangers could reach it without an access code. */
export async function classRoutes(config: Config, service: Service, log: Log, beside: Hono): Promise<Hono> {
  checkReach(config)
  const { answerQuestion, quotePassages, generation } = service.assembly
  const joining = joiningFor(config)
  const services = {
    answerQuestion,
    quotePassages,
    generation,
    examples: service.examples,
    quizQuestions: (await Promise.all(QUIZ.filter(existsSync).map((file) => orNothing(readQuestions(file), log)))).flat(),
    demo: await orNothing(readDemo(DEMO), log),
    questionsPerMinute: QUESTIONS_PER_MINUTE,
    log,
    ...(joining === undefined ? {} : { joining }),
  }
  return classPage(services, beside)
}

function isLoopback({ host }: Config): boolean {
  return /^(?:localhost|127(?:\.\d+){3}|::1)$/.test(host)
}

function checkReach(config: Config): void {
  const { host, webhookUrl, webAccessCode } = config
  if ((isLoopback(config) && webhookUrl === undefined) || webAccessCode !== undefined) return
  // What stands at the webhook's address passes on what comes from anywhere.
  const reason = isLoopback(config) ? '`WEBHOOK_URL` is set' : `\`HOST\` is \`${host}\``
  throw new UserError(
    `Expected \`WEB_ACCESS_CODE\` to be set, because ${reason}; got nothing. ` +
      'Halaman kelas hanya boleh dibuka dari komputer lain dengan kode akses; tulis WEB_ACCESS_CODE=… (sedikitnya 6 huruf atau angka) di berkas .env.',
  )
}

function joiningFor(config: Config): Joining | undefined {
  const { host, port = DEFAULT_PORT, webhookUrl, webAccessCode: accessCode } = config
  if (accessCode === undefined) return undefined
  const hosts = () => (isLoopback(config) ? [] : host === '0.0.0.0' || host === '::' ? localAddresses() : [host])
  return {
    accessCode,
    trustsThisMachine: !isLoopback(config) && webhookUrl === undefined,
    addresses: () => hosts().map((address) => `http://${address.includes(':') ? `[${address}]` : address}:${port}`),
  }
}

/** Of this machine in its networks, asked anew each time: a laptop changes them. */
function localAddresses(): string[] {
  return Object.values(networkInterfaces()).flatMap((addresses = []) =>
    addresses.filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address),
  )
}

/** The page does without what cannot be read, and the log says why. */
async function orNothing<Item>(reading: Promise<Item[]>, log: Log): Promise<Item[]> {
  return reading.catch((error: unknown) => {
    if (!(error instanceof UserError)) throw error
    log.warn(describe(error), error.message)
    return []
  })
}
