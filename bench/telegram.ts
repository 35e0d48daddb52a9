import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readQuestions } from '../src/evaluation/questions.ts'
import { BotApiServer, TOKEN } from '../tests/support/bot-api-server.ts'
import { median } from './measure.ts'

const PROJECT = join(import.meta.dirname, '..')
/** All that Telegram allows a bot to send. */
const QUESTIONS_A_SECOND = 30
const ONE_BY_ONE = 300

/** From an update handed to the bot to its sendMessage: one by one, then `seconds` long as many as Telegram allows. */
export async function telegram(seconds: number): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'tanya-asn-bench-'))
  const server = new BotApiServer()
  await server.start()
  const bot = spawn(process.execPath, ['--import', 'tsx', join(PROJECT, 'src/main.ts')], {
    env: {
      ...process.env,
      BOT_TOKEN: TOKEN,
      TELEGRAM_API_ROOT: server.root,
      INDEX_DIR: join(folder, 'index'),
      RECORDS_DIR: join(folder, 'records'),
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  try {
    await server.untilCalled('getUpdates')
    const texts = (await readQuestions(join(PROJECT, 'data', 'evaluation', 'develop.jsonl'))).map(({ question }) => question)
    const stopwatch = new Stopwatch(server, texts)
    for (let i = 0; i < ONE_BY_ONE; i++) await stopwatch.ask()
    const oneByOne = stopwatch.take().slice(ONE_BY_ONE / 3)
    const before = await residentMb(bot.pid!)
    const asked: Promise<void>[] = []
    const started = performance.now()
    for (let i = 0; i < seconds * QUESTIONS_A_SECOND; i++) {
      await sleep(Math.max(0, started + (i * 1000) / QUESTIONS_A_SECOND - performance.now()))
      asked.push(stopwatch.ask())
    }
    await Promise.all(asked)
    const underLoad = stopwatch.take()
    const after = await residentMb(bot.pid!)
    return [
      `Telegram, update to sendMessage: ${median(oneByOne).toFixed(1)} ms median, one by one (${oneByOne.length} questions)`,
      `Telegram, ${QUESTIONS_A_SECOND} questions a second for ${seconds} s: median ${median(underLoad).toFixed(1)} ms, ` +
        `p99 ${percentile(underLoad, 0.99).toFixed(1)} ms, longest ${Math.max(...underLoad).toFixed(0)} ms (${underLoad.length} answers); ` +
        `resident ${before} MB before, ${after} MB after`,
    ]
  } finally {
    bot.kill('SIGKILL')
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Asks from a new chat each time, and times the first message that comes back to it. */
class Stopwatch {
  readonly #server: BotApiServer
  readonly #texts: readonly string[]
  readonly #waiting = new Map<number, () => void>()
  #times: number[] = []
  #chat = 1_000

  constructor(server: BotApiServer, texts: readonly string[]) {
    this.#server = server
    this.#texts = texts
    server.onCall = ({ method, payload }) => {
      if (method === 'sendMessage') this.#waiting.get(Number(payload.chat_id))?.()
    }
  }

  ask(): Promise<void> {
    const id = this.#chat++
    // What is remembered here is no part of what is measured.
    if (id % 200 === 0) this.#forget()
    const started = performance.now()
    const answered = new Promise<void>((resolve) => {
      this.#waiting.set(id, () => {
        this.#waiting.delete(id)
        this.#times.push(performance.now() - started)
        resolve()
      })
    })
    this.#server.say(
      this.#texts[id % this.#texts.length]!,
      { id, type: 'private' },
      { from: { id, is_bot: false, first_name: 'Orang' } },
    )
    return answered
  }

  take(): number[] {
    const times = this.#times
    this.#times = []
    return times
  }

  #forget(): void {
    this.#server.calls.length = 0
    this.#server.messages.length = 0
  }
}

async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? NaN) / 1024)
}

function percentile(numbers: readonly number[], share: number): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length * share)] ?? NaN
}
