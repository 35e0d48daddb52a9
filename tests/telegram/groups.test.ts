import { afterEach, expect, test } from 'vitest'
import { INDONESIAN } from '../../src/language/frame-indonesian.ts'
import { BOT, buttonsOf, covered } from '../support/bot-api-server.ts'
import { runBot } from '../support/telegram-bot.ts'
import type { RunningBot } from '../support/telegram-bot.ts'

let bot: RunningBot
afterEach(() => bot.stop())

const GROUP = { id: -100, type: 'supergroup' }
const QUESTION = 'bolehkah ASN kampanye di medsos?'

test.each([
  ['a mention', `@tanya_asn_bot ${QUESTION}`, {}],
  ['a mention at the end', `${QUESTION} @Tanya_ASN_bot`, {}],
  ['/tanya', `/tanya ${QUESTION}`, {}],
  ['/tanya with the name', `/tanya@tanya_asn_bot ${QUESTION}`, {}],
  ['a reply to the bot', QUESTION, { reply_to_message: { message_id: 3, from: BOT, text: 'Halo!' } }],
  [
    'a mention under the question of somebody else',
    '@tanya_asn_bot',
    { reply_to_message: { message_id: 3, from: { id: 9 }, text: QUESTION } },
  ],
])('%s is answered: short, as a reply, with the rest in private', async (_, text, extra) => {
  bot = await runBot()
  const question = bot.server.say(text, GROUP, extra)
  const [answer] = await bot.server.untilSent(1)
  expect(answer!.reply_parameters?.message_id).toBe(question.message_id)
  expect(covered(answer!, 'blockquote', 'expandable_blockquote')).toHaveLength(1)
  expect(answer!.text).toContain('media sosial untuk kampanye')
  const [goOn] = buttonsOf(answer!)
  const link = new URL('url' in goOn! ? goOn.url : '')
  bot.server.say(`/start ${link.searchParams.get('start')!}`)
  await bot.server.untilSent(2)
  expect(covered(bot.server.lastOfBot, 'blockquote', 'expandable_blockquote')).toHaveLength(3)
})

test('what people say among themselves, to other bots, or as other commands is not answered', async () => {
  bot = await runBot()
  const { server } = bot
  for (const text of [QUESTION, '@orang_lain apa kabar', '/tanya@bot_lain halo?', '/start', '/bantuan', 'halo'])
    server.say(text, GROUP)
  server.say(QUESTION, GROUP, { reply_to_message: { message_id: 3, from: { id: 9 }, text: 'x' } })
  server.push({ message: { message_id: 9, date: Date.now() / 1000, chat: GROUP, from: { id: 7 }, new_chat_title: 'Baru' } })
  server.say('/tanya', GROUP)
  const sent = await server.untilSent(1)
  expect(sent.map(({ text }) => text)).toEqual([INDONESIAN.group.usage])
})

test('a question that the essays do not discuss is declined in one line', async () => {
  bot = await runBot()
  bot.server.say('/tanya berapa gaji PNS golongan III?', GROUP)
  expect((await bot.server.untilSent(1))[0]!.text).toBe(INDONESIAN.group.notFound)
})

test('an edited question in a group is answered anew in the same message', async () => {
  bot = await runBot()
  const { server } = bot
  const question = server.say('/tanya berapa gaji PNS?', GROUP)
  await server.untilSent(1)
  const answer = server.lastOfBot
  server.edit(question, `/tanya ${QUESTION}`)
  await server.until(() => answer.text.includes('media sosial untuk kampanye'))
})

test('a group that the bot is added to is greeted; one that it is removed from is not', async () => {
  bot = await runBot()
  const change = (before: string, now: string) =>
    bot.server.push({
      my_chat_member: {
        chat: GROUP,
        from: { id: 7 },
        date: 1,
        old_chat_member: { status: before, user: BOT },
        new_chat_member: { status: now, user: BOT },
      },
    })
  change('member', 'left')
  change('left', 'member')
  const sent = await bot.server.untilSent(1)
  expect(sent.map(({ text }) => text)).toEqual([INDONESIAN.group.welcome])
})

test('a group where the bot may not write is no defect', async () => {
  bot = await runBot()
  bot.server.fail('sendMessage', {
    error_code: 400,
    description: 'Bad Request: not enough rights to send text messages to the chat',
  })
  bot.server.say(`/tanya ${QUESTION}`, GROUP)
  await bot.server.until(() => bot.logged.some((line) => line.includes('could not be delivered')))
})

test('“ini benar?” under somebody’s message checks that message; /cek does too', async () => {
  bot = await runBot()
  const { server } = bot
  const replied = {
    reply_to_message: {
      message_id: 3,
      from: { id: 9 },
      text: 'Integritas dan netralitas merupakan suatu tantangan besar bagi ASN KPU',
    },
  }
  server.say('@tanya_asn_bot ini benar?', GROUP, replied)
  server.say('/cek', GROUP, replied)
  const sent = await server.untilSent(2)
  for (const { text } of sent) expect(text).toContain('✅')
})

test('a command for private chats says so when the bot is named, and is left alone when not', async () => {
  bot = await runBot()
  bot.server.say('/esai', GROUP)
  bot.server.say('/esai@tanya_asn_bot', GROUP)
  const sent = await bot.server.untilSent(1)
  expect(sent.map(({ text }) => text)).toEqual([INDONESIAN.group.onlyPrivate])
})

test('going on in private brings the question along', async () => {
  bot = await runBot()
  const { server } = bot
  server.say(`/tanya ${QUESTION}`, GROUP)
  const [answer] = await server.untilSent(1)
  const [goOn] = buttonsOf(answer!)
  server.say(`/start ${new URL('url' in goOn! ? goOn.url : '').searchParams.get('start')!}`)
  server.say('kalau di grup keluarga?')
  await server.untilSent(3)
  expect(server.sent[1]!.text).toMatch(/^Pertanyaan: bolehkah ASN kampanye di medsos\?\n\n3 kutipan dari/)
  expect(buttonsOf(server.sent[1]!).map(({ text }) => text)).toContain(INDONESIAN.buttons.further)
})

test('anonymous admins of two groups are two people', async () => {
  bot = await runBot({ questionsPerMinute: 1 })
  const anonymous = (id: number) => ({
    from: { id: 1087968824, is_bot: true, first_name: 'Group' },
    sender_chat: { id, type: 'supergroup' },
  })
  bot.server.say('/tanya apa itu netralitas?', GROUP, anonymous(-100))
  bot.server.say('/tanya apa itu netralitas?', { id: -200, type: 'supergroup' }, anonymous(-200))
  const sent = await bot.server.untilSent(2)
  for (const { text } of sent) expect(text).toMatch(/kutipan dari/)
})
