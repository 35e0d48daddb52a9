import { afterEach, expect, test } from 'vitest'
import { INDONESIAN } from '../../src/language/frame-indonesian.ts'
import { BOT, buttonsOf } from '../support/bot-api-server.ts'
import { runBot } from '../support/telegram-bot.ts'
import type { RunningBot } from '../support/telegram-bot.ts'

let bot: RunningBot
afterEach(() => bot.stop())

const QUESTION = 'bolehkah ASN kampanye di medsos?'

test.each([
  ['halo', INDONESIAN.smallTalk.greeting],
  ['Assalamualaikum wr wb', INDONESIAN.smallTalk.salam],
  ['makasih banyak ya min', INDONESIAN.smallTalk.thanks],
  ['oke siap', INDONESIAN.smallTalk.acknowledgement],
])('“%s” gets a friendly line, and no search', async (text, reply) => {
  bot = await runBot({ services: { answerQuestion: () => Promise.reject(new Error('searched')) } })
  bot.server.say(text)
  expect((await bot.server.untilSent(1))[0]!.text).toBe(reply)
})

test.each([
  ['🙏', INDONESIAN.smallTalk.acknowledgement],
  ['om swastiastu', INDONESIAN.smallTalk.swastiastu],
  ['mau tanya dong min', INDONESIAN.smallTalk.invitation],
  ['jawabannya salah', INDONESIAN.smallTalk.complaint],
  ['sumbernya mana?', INDONESIAN.smallTalk.source],
  ['saya stres dan mau bunuh diri', INDONESIAN.smallTalk.distress],
  ['terima kasih atas penjelasannya yang sangat jelas', INDONESIAN.smallTalk.thanks],
  ['halo, saya Budi dari Dinas Pendidikan', INDONESIAN.smallTalk.greeting],
])('“%s” is met as a person would', async (text, reply) => {
  bot = await runBot({ services: { answerQuestion: () => Promise.reject(new Error('searched')) } })
  bot.server.say(text)
  expect((await bot.server.untilSent(1))[0]!.text).toBe(reply)
})

test('“lanjut” gives the next quotes of the question before', async () => {
  bot = await runBot()
  for (const text of ['lanjut', QUESTION, 'lanjut']) bot.server.say(text)
  const [nothing, , further] = await bot.server.untilSent(3)
  expect(nothing!.text).toBe(INDONESIAN.smallTalk.invitation)
  expect(further!.text).toMatch(/^Pertanyaan: bolehkah ASN kampanye di medsos\?\n\n\d kutipan lain\n[^]*\n\[4\] /)
})

test('“kamu siapa?” is introduced to, with questions to tap', async () => {
  bot = await runBot()
  bot.server.say('kamu siapa?')
  const [message] = await bot.server.untilSent(1)
  expect(message!.text).toBe(INDONESIAN.start)
  expect(buttonsOf(message!)).toHaveLength(3)
})

test('a follow-up is understood from the question before it, and the next one from the same', async () => {
  const asked: object[] = []
  bot = await runBot()
  const { answerQuestion } = bot.services
  await bot.stop()
  bot = await runBot({ services: { answerQuestion: (question) => (asked.push(question), answerQuestion(question)) } })
  for (const text of [QUESTION, 'kalau di grup keluarga?', 'terus kalau cuma like?']) bot.server.say(text)
  await bot.server.untilSent(3)
  expect(asked).toEqual([
    { text: QUESTION },
    { text: 'kalau di grup keluarga?', previous: QUESTION },
    { text: 'terus kalau cuma like?', previous: QUESTION },
  ])
})

test('an edited question gets its answer edited, also when it becomes longer or shorter', async () => {
  bot = await runBot()
  const { server } = bot
  const question = server.say('resep rendang padang')
  await server.untilSent(1)
  const answer = server.lastOfBot
  expect(answer.text.startsWith(INDONESIAN.notFound)).toBe(true)
  server.edit(question, QUESTION)
  await server.untilCalled('editMessageText')
  await server.until(() => answer.text.includes('media sosial untuk kampanye'))
  expect(server.sent).toHaveLength(1)
  expect(buttonsOf(answer).map(({ text }) => text)).toContain(INDONESIAN.buttons.context)
})

test('an edited question whose answer was deleted, or is from before a restart, is answered anew', async () => {
  bot = await runBot()
  const { server } = bot
  const question = server.say(QUESTION)
  await server.untilSent(1)
  server.messages.splice(server.messages.indexOf(server.lastOfBot), 1)
  server.edit(question, 'apa itu netralitas ASN?')
  await server.untilSent(2)
  server.edit({ ...question, message_id: 77 }, 'apa itu netralitas ASN?')
  await server.untilSent(3)
})

test.each(['voice', 'photo', 'sticker', 'document', 'location'])('%s gets a sentence', async (kind) => {
  bot = await runBot()
  bot.server.push({
    message: { message_id: 1, date: Date.now() / 1000, chat: { id: 7, type: 'private' }, from: { id: 7 }, [kind]: {} },
  })
  expect((await bot.server.untilSent(1))[0]!.text).toBe(INDONESIAN.onlyText)
})

test('a declined question names what the essays do discuss, and offers three that they answer', async () => {
  bot = await runBot()
  const { server } = bot
  server.say('berapa gaji PNS golongan III?')
  const [message] = await server.untilSent(1)
  expect(message!.text.startsWith(INDONESIAN.notFound)).toBe(true)
  expect(message!.text).toContain('Topik yang dibahas: Netralitas dan politik praktis;')
  const offered = buttonsOf(message!)
  expect(offered).toHaveLength(3)
  server.press(server.lastOfBot, offered[0]!.text)
  const [, answer] = await server.untilSent(2)
  expect(answer!.text).toMatch(/^Pertanyaan: .*\n\n\d kutipan dari/)
})

test('an edited follow-up still follows its question; an edit that changes nothing is left alone', async () => {
  const asked: object[] = []
  bot = await runBot()
  const { answerQuestion } = bot.services
  await bot.stop()
  bot = await runBot({ services: { answerQuestion: (question) => (asked.push(question), answerQuestion(question)) } })
  const { server } = bot
  server.say(QUESTION)
  const followUp = server.say('kalau di grup keluaga?')
  await server.untilSent(2)
  server.edit(followUp, 'kalau di grup keluarga?')
  await server.until(() => asked.length === 3)
  expect(asked[2]).toEqual({ text: 'kalau di grup keluarga?', previous: QUESTION })
  server.edit(followUp, 'kalau di grup keluarga?')
  server.say('terus kalau cuma like?')
  await server.untilSent(3)
  expect(asked.slice(3)).toEqual([{ text: 'terus kalau cuma like?', previous: QUESTION }])
})

test('a caption is a question; what the bot itself said inline, and service messages, are none', async () => {
  bot = await runBot()
  const { server } = bot
  server.say('1 kutipan …', undefined, { via_bot: BOT })
  server.push({
    message: { message_id: 5, date: Date.now() / 1000, chat: { id: 7, type: 'private' }, from: { id: 7 }, pinned_message: {} },
  })
  server.push({
    message: {
      message_id: 6,
      date: Date.now() / 1000,
      chat: { id: 7, type: 'private' },
      from: { id: 7 },
      photo: [],
      caption: QUESTION,
    },
  })
  const [answer] = await server.untilSent(1)
  expect(answer!.text).toContain('media sosial untuk kampanye')
})
