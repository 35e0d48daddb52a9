import { afterEach, expect, test } from 'vitest'
import { UserError } from '../../src/errors.ts'
import { INDONESIAN } from '../../src/language/frame-indonesian.ts'
import type { Services } from '../../src/telegram/services.ts'
import { BotApiServer, TOKEN, covered } from '../support/bot-api-server.ts'
import { runBot } from '../support/telegram-bot.ts'
import type { RunOptions, RunningBot } from '../support/telegram-bot.ts'

/** How the bot behaves towards Telegram, whatever it answers. */

let bot: RunningBot | undefined
afterEach(async () => {
  await bot?.stop()
  bot = undefined
})

async function run(options: RunOptions = {}): Promise<RunningBot> {
  bot = await runBot(options)
  return bot
}

const QUESTION = 'bolehkah ASN kampanye di medsos?'

test('any text is a question: quotes as blockquotes, answering sentences in bold, a citation, a reply to the question', async () => {
  const { server } = await run()
  const question = server.say(QUESTION)
  const [message] = await server.untilSent(1)
  expect(message!.chat_id).toBe(7)
  expect(message!.text).toMatch(/^3 kutipan dari 2 esai\n\n/)
  expect(message!.text).toMatch(/\n\[1\] Menjadi ASN KPU.* — .*KPU Kabupaten Subang · paragraf 1\n/)
  expect(message!.text).toMatch(/Kutipan dari esai \(opini\), bukan nasihat hukum\.$/)
  const quotes = covered(message!, 'blockquote', 'expandable_blockquote')
  expect(quotes).toHaveLength(3)
  expect(quotes.join('\n')).toContain('penggunaan media sosial untuk kampanye')
  expect(covered(message!, 'bold').join('\n')).toContain('penggunaan media sosial untuk kampanye')
  expect(message!.reply_parameters?.message_id).toBe(question.message_id)
  expect(server.callsOf('sendChatAction')).toHaveLength(1)
})

test('a defect is apologised for and logged, and the next question is answered; what a person did wrong is said', async () => {
  const real = (await run()).services.answerQuestion
  await bot!.stop()
  const answers: Services['answerQuestion'][] = [
    () => Promise.reject(new UserError('Pertanyaannya terlalu panjang.')),
    () => Promise.reject(new Error('disk on fire')),
    real,
  ]
  const { server, logged } = await run({ services: { answerQuestion: (question) => answers.shift()!(question) } })
  for (const text of ['satu pertanyaan', 'dua rahasia', QUESTION]) server.say(text)
  const [tooLong, apology, answer] = await server.untilSent(3)
  expect(tooLong!.text).toBe('Pertanyaannya terlalu panjang.')
  expect(apology!.text).toBe(INDONESIAN.apology)
  expect(answer!.text).toContain('kutipan')
  expect(logged.join('')).toContain('disk on fire')
})

test('neither questions nor the token are logged', async () => {
  const { server, logged } = await run({ services: { answerQuestion: () => Promise.reject(new Error(`broken near ${TOKEN}`)) } })
  server.say('pertanyaan yang sangat rahasia')
  await server.untilSent(1)
  await server.until(() => logged.some((line) => line.includes('broken near [BOT_TOKEN]')))
  expect(logged.join('')).not.toContain('rahasia')
  expect(logged.join('')).not.toContain(TOKEN)
})

test('429 and 500 are waited out, and nobody else waits with them', async () => {
  const { server } = await run()
  server.fail('sendMessage', { error_code: 429, description: 'Too Many Requests', parameters: { retry_after: 1 } })
  server.fail('sendMessage', { error_code: 500, description: 'Internal Server Error' })
  server.say('halo')
  await server.untilSent(1)
  server.say('halo', { id: 8, type: 'private' })
  await server.untilSent(2)
  server.say('halo', { id: 9, type: 'private' })
  await server.untilSent(3)
  expect(server.sent[2]!.chat_id).toBe(9)
  await server.until(() => server.messages.filter(({ text }) => text.startsWith('Halo!')).length === 3, 15_000)
})

test.each([
  ['sendMessage', { error_code: 403, description: 'Forbidden: bot was blocked by the user' }, 'blocked by the user'],
  ['sendMessage', { error_code: 400, description: 'Bad Request: chat not found' }, 'chat not found'],
] as const)('%s: %j is logged as what it is, no defect, and no reason to stop', async (method, failure, reason) => {
  const { server, logged } = await run()
  server.fail(method, failure)
  server.say('halo')
  server.say('halo')
  await server.untilSent(2)
  await server.until(() => logged.some((line) => line.includes(reason)))
  expect(logged.join('')).not.toContain('update failed')
})

test('a message that vanished before it was answered is answered all the same', async () => {
  const { server } = await run()
  server.push({
    message: { message_id: 999, date: Date.now() / 1000, chat: { id: 7, type: 'private' }, from: { id: 7 }, text: 'halo' },
  })
  await server.until(() => server.messages.length === 1)
})

test('an update that comes twice is answered once', async () => {
  const { server } = await run()
  const message = { message_id: 5, date: Date.now() / 1000, chat: { id: 7, type: 'private' }, from: { id: 7 }, text: 'halo' }
  server.push({ update_id: 70, message })
  server.push({ update_id: 70, message })
  server.say('makasih')
  const sent = await server.untilSent(2)
  expect(sent.map(({ text }) => text)).toEqual([INDONESIAN.smallTalk.greeting, INDONESIAN.smallTalk.thanks])
})

test('of a backlog each chat gets its last question answered, with an excuse', async () => {
  const { server } = await run()
  const long = { date: Date.now() / 1000 - 3_600 }
  server.say('apa itu netralitas ASN?', undefined, long)
  server.say('siapa presiden pertama?', { id: 8, type: 'private' }, long)
  server.say(QUESTION, undefined, long)
  const sent = await server.untilSent(2)
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(server.sent).toHaveLength(2)
  for (const { text } of sent) expect(text.startsWith(INDONESIAN.backAgain)).toBe(true)
  expect(sent.find(({ chat_id }) => chat_id === 7)!.text).toContain('media sosial untuk kampanye')
})

test('who asks too fast is asked to wait, once, while others are answered', async () => {
  const { server } = await run({ questionsPerMinute: 2 })
  for (let i = 0; i < 5; i++) server.say('halo')
  server.say('halo', { id: 8, type: 'private' }, { from: { id: 8, is_bot: false, first_name: 'Ani' } })
  await server.until(() => server.sent.some(({ chat_id }) => chat_id === 8))
  await new Promise((resolve) => setTimeout(resolve, 100))
  const texts = server.sent.filter(({ chat_id }) => chat_id === 7).map(({ text }) => text)
  expect(texts.sort()).toEqual([
    INDONESIAN.smallTalk.greeting,
    INDONESIAN.smallTalk.greeting,
    expect.stringMatching(/^Mohon tunggu sekitar \d+ detik/),
  ])
})

test('chats are answered in parallel, one chat in order', async () => {
  const { services } = await run()
  await bot!.stop()
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => (release = resolve))
  const { server } = await run({
    services: {
      answerQuestion: async (question) => {
        if (question.text === 'pertanyaan lambat') await held
        return services.answerQuestion(question)
      },
    },
  })
  server.say('pertanyaan lambat')
  server.say('halo')
  server.say('halo', { id: 8, type: 'private' })
  await server.untilSent(1)
  expect(server.sent.map(({ chat_id }) => chat_id)).toEqual([8])
  release()
  const sent = await server.untilSent(3)
  expect(sent.slice(1).map(({ text }) => text === INDONESIAN.smallTalk.greeting)).toEqual([false, true])
})

test('an unknown token ends with one sentence', async () => {
  const { polling } = await run({ token: '987654321:AAWrongTokenForTests_0123456789abc' })
  await expect(polling).rejects.toThrow(/BOT_TOKEN ditolak/)
})

test('a second instance (409) is said and waited out', async () => {
  const server = new BotApiServer()
  await server.start()
  server.fail('getUpdates', { error_code: 409, description: 'Conflict: terminated by other getUpdates request' })
  const { logged } = await run({ server })
  server.say('halo')
  await server.untilSent(1)
  expect(logged.join('')).toContain('sedang berjalan di tempat lain')
  await bot!.stop()
  await server.stop()
})

test('429, 500 and dropped connections of the polling are waited out, and messages lie ready', async () => {
  const { server, contact } = await run()
  server.fail('getUpdates', { error_code: 429, description: 'Too Many Requests', parameters: { retry_after: 1 } })
  server.fail('getUpdates', { error_code: 502, description: 'Bad Gateway' }, 'drop')
  server.say('halo')
  await server.untilSent(1)
  server.say('halo')
  await server.untilSent(2, 15_000)
  expect(contact.secondsAgo).toBeLessThan(5)
})

test('an outage is said once and waited out; the token is not in what is logged', async () => {
  const server = new BotApiServer()
  await server.start()
  server.isDown = true
  const { logged } = await run({ server })
  await server.until(() => server.calls.length >= 4)
  server.isDown = false
  server.say('halo')
  await server.untilSent(1, 20_000)
  const outages = logged.filter((line) => line.includes('tidak dapat dihubungi'))
  expect(outages).toHaveLength(1)
  expect(outages[0]).not.toContain(TOKEN)
  expect(logged.join('')).toContain('tersambung kembali')
  await bot!.stop()
  await server.stop()
})

test('stopping answers what has come in, and confirms it to Telegram', async () => {
  const { services } = await run()
  await bot!.stop()
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => (release = resolve))
  const { server, polling } = await run({
    services: { answerQuestion: (question) => held.then(() => services.answerQuestion(question)) },
  })
  server.say(QUESTION)
  await server.untilCalled('sendChatAction')
  const stopped = bot!.stop()
  release()
  await stopped
  await polling
  expect(server.sent).toHaveLength(1)
  const last = server.callsOf('getUpdates').at(-1)!
  expect(last).toMatchObject({ limit: 1, offset: 2 })
})

test('a message that has to wait does not hold the end for long', async () => {
  const { server } = await run()
  server.fail('sendMessage', { error_code: 429, description: 'Too Many Requests', parameters: { retry_after: 20 } })
  server.say('halo')
  await server.untilSent(1)
  const started = Date.now()
  await bot!.stop()
  expect(Date.now() - started).toBeLessThan(8_000)
})

test('who floods a chat that has to wait holds up nobody else', async () => {
  const { server } = await run({ questionsPerMinute: 20 })
  server.fail('sendMessage', { error_code: 429, description: 'Too Many Requests', parameters: { retry_after: 3 } })
  for (let i = 0; i < 700; i++) server.say('halo')
  const started = Date.now()
  server.say('halo', { id: 8, type: 'private' }, { from: { id: 8, is_bot: false, first_name: 'Ani' } })
  await server.until(() => server.sent.some(({ chat_id }) => chat_id === 8))
  expect(Date.now() - started).toBeLessThan(2_500)
})

test('a message that Telegram has got although the connection broke is not sent twice', async () => {
  const { server, logged } = await run()
  server.fail('sendMessage', 'drop-after')
  server.say('halo')
  await server.until(() => logged.some((line) => line.includes('update failed')))
  server.say('makasih')
  await server.untilSent(2)
  expect(server.messages.filter(({ text }) => text === INDONESIAN.smallTalk.greeting)).toHaveLength(1)
})

test('of a backlog a command is never dropped, and a question is worth more than “halo?”', async () => {
  const { server, services } = await run()
  services.records.vote(7, ['0123456789abcdef'], 'up')
  const long = { date: Date.now() / 1000 - 3_600 }
  for (const text of ['/hapus_saya', QUESTION, 'halo?']) server.say(text, undefined, long)
  const sent = await server.untilSent(2)
  expect(sent[0]!.text).toContain(INDONESIAN.forgotten)
  expect(sent[1]!.text).toContain('media sosial untuk kampanye')
  for (const { text } of sent) expect(text.startsWith(INDONESIAN.backAgain)).toBe(true)
  expect(services.records.tallies()).toEqual([])
})
