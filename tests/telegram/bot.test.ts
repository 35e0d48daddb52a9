import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { AnswerReport } from '../../src/answering/answer.ts'
import { UserError } from '../../src/errors.ts'
import { APOLOGY } from '../../src/language/indonesian.ts'
import { HELP, ONLY_TEXT, START, UNKNOWN_COMMAND } from '../../src/language/telegram.ts'
import { createBot } from '../../src/telegram/bot.ts'
import type { BotOptions } from '../../src/telegram/bot.ts'
import { createLog } from '../../src/telegram/log.ts'
import { pollUpdates } from '../../src/telegram/polling.ts'
import { BotApiServer, TOKEN, problemOf } from '../support/bot-api-server.ts'

let server: BotApiServer
const logged: string[] = []
let stop: () => Promise<void> = () => Promise.resolve()

const QUOTE = 'ASN harus netral. Ia tidak memihak siapa pun.'
const answered: Pick<AnswerReport, 'answer'> = {
  answer: {
    kind: 'answered',
    quotes: [
      {
        essay: { id: 'netral', title: 'Netralitas', author: 'Ani' },
        passage: { id: 'abc', essayId: 'netral', paragraph: 2, start: 0, end: QUOTE.length, text: QUOTE },
        highlights: [{ start: 0, end: 17 }],
        score: 0.9,
      },
    ],
  },
}

beforeEach(async () => {
  logged.length = 0
  server = new BotApiServer()
  await server.start()
})
afterEach(async () => {
  await stop()
  await server.stop()
})

/** Connects a bot that answers with `answerQuestion`. */
function connect(answerQuestion: BotOptions['answerQuestion'] = () => Promise.resolve(answered), token = TOKEN): Promise<void> {
  const controller = new AbortController()
  const log = createLog('debug', token, (line) => logged.push(line))
  const bot = createBot({ token, apiRoot: server.root, answerQuestion, log })
  const polling = pollUpdates(bot, { log, apiRoot: server.root, signal: controller.signal, firstPause: 20 })
  stop = async () => {
    controller.abort()
    await polling.catch(() => {})
  }
  return polling
}

test('any text is a question, answered with a quote as blockquote, its answering sentence in bold and its citation', async () => {
  const answerQuestion = vi.fn<BotOptions['answerQuestion']>(() => Promise.resolve(answered))
  void connect(answerQuestion)
  server.say('bolehkah ASN memihak?')
  const [message] = await server.untilSent(1)
  expect(answerQuestion).toHaveBeenCalledWith({ text: 'bolehkah ASN memihak?' })
  expect(message!.chat_id).toBe(7)
  expect(message!.text).toContain(`${QUOTE}\nNetralitas — Ani · paragraf 2`)
  const shown = (type: string) =>
    message!
      .entities!.filter((entity) => entity.type === type)
      .map(({ offset, length }) => message!.text.slice(offset, offset + length))
  expect(shown('blockquote')).toEqual([QUOTE])
  expect(shown('bold')).toEqual(['1 kutipan dari 1 esai', 'ASN harus netral.'])
})

test.each([
  ['/start', START],
  ['/bantuan', HELP],
  ['/help', HELP],
  ['/entah', UNKNOWN_COMMAND],
])('%s has its own reply', async (command, reply) => {
  void connect()
  server.say(command)
  expect((await server.untilSent(1))[0]!.text).toBe(reply)
})

test('what is not text gets a sentence', async () => {
  void connect()
  server.push({ message: { message_id: 1, date: 1, chat: { id: 7, type: 'private' }, from: { id: 7 }, sticker: {} } })
  expect((await server.untilSent(1))[0]!.text).toBe(ONLY_TEXT)
})

test('the fixed texts and the menu keep to the rules of Telegram', async () => {
  for (const text of [START, HELP, UNKNOWN_COMMAND, ONLY_TEXT, APOLOGY]) expect(problemOf({ text })).toBeUndefined()
  void connect()
  server.say('/start')
  await server.untilSent(1)
  expect(server.calls.some(({ method }) => method === 'setMyCommands')).toBe(true)
  expect(logged.join('')).not.toContain('setMyCommands')
})

test('a question that cannot be answered says why; a defect is apologised for, logged, and the next question is answered', async () => {
  const replies: BotOptions['answerQuestion'][] = [
    () => Promise.reject(new UserError('Pertanyaannya terlalu panjang.')),
    () => Promise.reject(new Error('disk on fire')),
    () => Promise.resolve(answered),
  ]
  void connect((question) => replies.shift()!(question))
  for (const question of ['satu', 'dua rahasia', 'tiga']) server.say(question)
  const [tooLong, apology, answer] = await server.untilSent(3)
  expect(tooLong!.text).toBe('Pertanyaannya terlalu panjang.')
  expect(apology!.text).toBe(APOLOGY)
  expect(answer!.text).toContain(QUOTE)
  expect(logged.join('')).toContain('disk on fire')
})

test('neither questions nor the token are logged', async () => {
  void connect(() => Promise.reject(new Error(`broken near ${TOKEN}`)))
  server.say('pertanyaan yang sangat rahasia')
  await server.untilSent(1)
  await server.until(() => logged.some((line) => line.includes('broken near [BOT_TOKEN]')))
  expect(logged.join('')).not.toContain('rahasia')
  expect(logged.join('')).not.toContain(TOKEN)
})

test('429 and 500 are waited out', async () => {
  void connect()
  server.fail('sendMessage', { error_code: 429, description: 'Too Many Requests', parameters: { retry_after: 0 } })
  server.fail('sendMessage', { error_code: 500, description: 'Internal Server Error' })
  server.say('halo?')
  await server.until(() => server.sent.length === 3, 15_000)
})

test('a person who blocked the bot is no reason to stop', async () => {
  void connect()
  server.fail('sendMessage', { error_code: 403, description: 'Forbidden: bot was blocked by the user' })
  server.say('satu')
  server.say('dua')
  await server.untilSent(2)
  expect(logged.join('')).toContain('blocked by the user')
})

test('an unknown token ends with one sentence', async () => {
  await expect(connect(undefined, '987654321:AAWrongTokenForTests_0123456789abc')).rejects.toThrow(/BOT_TOKEN ditolak/)
})

test('a second instance (409) is said and waited out', async () => {
  server.fail('getUpdates', { error_code: 409, description: 'Conflict: terminated by other getUpdates request' })
  void connect()
  server.say('masih di sana?')
  await server.untilSent(1)
  expect(logged.join('')).toContain('sedang berjalan di tempat lain')
})

test('an outage is said once and waited out; the token is not in what is logged', async () => {
  server.isDown = true
  void connect()
  await server.until(() => server.calls.length >= 5)
  server.isDown = false
  server.say('masih di sana?')
  await server.untilSent(1, 20_000)
  const outages = logged.filter((line) => line.includes('tidak dapat dihubungi'))
  expect(outages).toHaveLength(1)
  expect(outages[0]).not.toContain(TOKEN)
  expect(logged.join('')).toContain('tersambung kembali')
})

test('stopping answers what has come in, and confirms it to Telegram', async () => {
  let release: () => void = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  const polling = connect(() => held.then(() => answered))
  server.say('pertanyaan terakhir')
  await server.until(() => server.calls.filter(({ method }) => method === 'getUpdates').length >= 1)
  await new Promise((resolve) => setTimeout(resolve, 100))
  const stopped = stop()
  release()
  await stopped
  await polling
  expect(server.sent).toHaveLength(1)
  expect(server.calls.some(({ method, payload }) => method === 'getUpdates' && payload.limit === 1)).toBe(true)
})

test('a message that has to wait does not hold the end for long', async () => {
  void connect()
  server.fail('sendMessage', { error_code: 429, description: 'Too Many Requests', parameters: { retry_after: 20 } })
  server.say('halo?')
  await server.untilSent(1)
  const started = Date.now()
  await stop()
  expect(Date.now() - started).toBeLessThan(8_000)
})
