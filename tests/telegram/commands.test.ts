import { afterEach, expect, test } from 'vitest'
import { ENGLISH } from '../../src/language/frame-english.ts'
import { INDONESIAN } from '../../src/language/frame-indonesian.ts'
import { createBot } from '../../src/telegram/bot.ts'
import { registerMenus } from '../../src/telegram/menus.ts'
import { TOKEN, buttonsOf, covered } from '../support/bot-api-server.ts'
import type { StoredMessage } from '../support/bot-api-server.ts'
import { realEssays } from '../support/real-library.ts'
import { runBot } from '../support/telegram-bot.ts'
import type { RunOptions, RunningBot } from '../support/telegram-bot.ts'
import { problemOf, problemOfCommands } from '../support/telegram-rules.ts'

const HELP = INDONESIAN.help('tanya_asn_bot')

let bot: RunningBot
afterEach(() => bot.stop())

async function replyTo(text: string, options: RunOptions = {}): Promise<StoredMessage> {
  bot = await runBot(options)
  bot.server.say(text)
  await bot.server.untilSent(1)
  return bot.server.lastOfBot
}

test.each([
  ['/start', INDONESIAN.start],
  ['/start entah', INDONESIAN.start],
  ['/bantuan', HELP],
  ['/help', HELP],
  ['/Bantuan', HELP],
  ['bantuan', HELP],
  ['hapus data saya', INDONESIAN.forgotten],
  ['kamu siapa?', INDONESIAN.start],
  ['apakah atasan saya bisa melihat pertanyaan saya?', INDONESIAN.privacy(false)],
  ['/tanya', INDONESIAN.group.usage],
  ['/hapus_saya', INDONESIAN.forgotten],
  ['/entah', INDONESIAN.unknownCommand],
  ['/celah', INDONESIAN.unknownCommand],
  ['/statistik', INDONESIAN.unknownCommand],
  ['/cek', INDONESIAN.check.usage],
])('%s has its own reply', async (command, reply) => {
  expect((await replyTo(command)).text).toBe(reply)
})

test('all fixed texts and menus, in both languages, keep to the rules of Telegram', () => {
  for (const frame of [INDONESIAN, ENGLISH]) {
    const texts = [
      frame.start,
      frame.privacy(true),
      frame.privacy(false),
      frame.about(5, 30),
      frame.help('tanya_asn_bot'),
      ...Object.values(frame.group),
      ...Object.values(frame.smallTalk),
    ]
    for (const text of texts) expect(problemOf({ text })).toBeUndefined()
    const commands = Object.entries({ ...frame.commands, ...frame.adminCommands })
    expect(problemOfCommands(commands.map(([command, description]) => ({ command, description })))).toBeUndefined()
  }
})

test('/start offers three questions; a tap answers one', async () => {
  const start = await replyTo('/start')
  const [question, ...others] = buttonsOf(start)
  expect(others).toHaveLength(2)
  bot.server.press(start, question!.text)
  await bot.server.untilSent(2)
  expect(bot.server.lastOfBot.text).toMatch(/^Pertanyaan: Bolehkah ASN kampanye di medsos\?\n\n3 kutipan/)
})

test('/topik lists what can be asked, a topic at a time; every question on offer is answered', async () => {
  const list = await replyTo('/topik')
  const { server, services } = bot
  const { topics } = services.examples()
  for (const [i, { topic, examples }] of topics.entries()) {
    if (i > 0) server.press(list, topic)
    await server.until(() => buttonsOf(list).some(({ text }) => text === `▾ ${topic}`))
    expect(buttonsOf(list).map(({ text }) => text)).toEqual(expect.arrayContaining(examples.map(({ question }) => question)))
  }
  for (const topic of topics) {
    for (const { question } of topic.examples)
      expect((await services.answerQuestion({ text: question })).answer.kind).toBe('answered')
  }
})

test('/esai: each essay can be read page by page, to the last letter', async () => {
  const list = await replyTo('/esai')
  expect(buttonsOf(list)).toHaveLength(realEssays.length)
  const { server } = bot
  const press = async (label: string) => {
    const before = server.callsOf('answerCallbackQuery').length
    server.press(list, label)
    await server.untilCalled('answerCallbackQuery', before + 1)
  }
  for (const essay of realEssays) {
    await press(`${realEssays.indexOf(essay) + 1}. `)
    let read = list.text
    while (buttonsOf(list).some(({ text }) => text === INDONESIAN.buttons.forth)) {
      await press(INDONESIAN.buttons.forth)
      read += list.text
    }
    for (const { start, end } of essay.paragraphs) {
      for (const sentence of essay.text.slice(start, end).split(/(?<=\.) /)) expect(read).toContain(sentence.trim())
    }
    await press(INDONESIAN.buttons.essays)
    expect(list.text.startsWith(INDONESIAN.essayList)).toBe(true)
  }
})

test('/bahasa: the frame in English, the quotes as they are, remembered; /hapus_saya forgets it', async () => {
  const choice = await replyTo('/bahasa')
  const { server } = bot
  server.press(choice, 'English')
  await server.until(() => choice.text === ENGLISH.languageChosen)
  server.say('bolehkah ASN kampanye di medsos?')
  await server.untilSent(2)
  expect(server.lastOfBot.text).toMatch(
    /^3 quotes from 2 essays\n[^]*media sosial untuk kampanye[^]*paragraph 1\n[^]*not legal advice\.$/,
  )
  server.say('/hapus_saya')
  server.say('/bantuan')
  const sent = await server.untilSent(4)
  expect(sent.at(-1)!.text).toBe(HELP)
})

test('/tentang and /privasi say how it is here', async () => {
  expect((await replyTo('/tentang')).text).toMatch(/^Tanya ASN mengutip 5 esai \(\d+ kutipan\)/)
  bot.server.say('/privasi')
  await bot.server.untilSent(2)
  expect(bot.server.lastOfBot.text).toContain('tidak disimpan dan tidak dicatat')
  await bot.stop()
  expect((await replyTo('/privasi', { services: { keepsQuestions: true } })).text).toContain('LOG_QUESTIONS')
})

test('/cek: word for word, nearly with the differences, or not at all; also of the message replied to', async () => {
  const exact = await replyTo('/cek Integritas dan netralitas merupakan suatu tantangan besar bagi ASN KPU.')
  expect(exact.text.startsWith(INDONESIAN.check.exact)).toBe(true)
  expect(covered(exact, 'blockquote')).toEqual(['Integritas dan netralitas merupakan suatu tantangan besar bagi ASN KPU'])
  const { server } = bot
  server.say('/cek Integritas dan kejujuran merupakan tantangan besar bagi semua ASN KPU')
  await server.untilSent(2)
  const nearly = server.lastOfBot
  expect(nearly.text.startsWith(INDONESIAN.check.nearly)).toBe(true)
  expect(covered(nearly, 'strikethrough')).toEqual(['kejujuran', 'semua'])
  expect(covered(nearly, 'underline')).toEqual(['netralitas', 'suatu'])
  server.say('/cek PNS boleh ikut kampanye asalkan cuti di luar tanggungan negara')
  server.say('/cek dua kata')
  server.say('/cek', undefined, { reply_to_message: { text: 'integritas dan netralitas merupakan suatu tantangan besar' } })
  const [, , absent, short, replied] = await server.untilSent(5)
  expect(absent!.text).toBe(INDONESIAN.check.absent)
  expect(short!.text).toBe(INDONESIAN.check.tooShort(4))
  expect(replied!.text.startsWith('✅')).toBe(true)
})

test('the menus are registered in both languages, few commands in groups, those of admins with the admins alone', async () => {
  bot = await runBot({ services: { adminIds: [7] } })
  await registerMenus(createBot({ token: TOKEN, apiRoot: bot.server.root }, bot.services).api, bot.services)
  const menus = bot.server.callsOf('setMyCommands') as { commands: { command: string; description: string }[] }[]
  const [indonesian, group, english, , admin] = menus
  expect(indonesian).toMatchObject({ scope: { type: 'all_private_chats' } })
  expect(indonesian!.commands.map(({ command }) => command)).not.toContain('celah')
  expect(group).toMatchObject({ scope: { type: 'all_group_chats' } })
  expect(group!.commands.map(({ command }) => command)).toEqual(['tanya', 'cek'])
  expect(english).toMatchObject({
    language_code: 'en',
    commands: expect.arrayContaining([{ command: 'topik', description: 'Example questions by topic' }]) as unknown,
  })
  expect(admin).toMatchObject({ scope: { type: 'chat', chat_id: 7 } })
  expect(admin!.commands.map(({ command }) => command)).toContain('celah')
})

test('a question without an answer is shown to admins once three people asked alike, and only where it is kept', async () => {
  bot = await runBot({ services: { adminIds: [7], keepsQuestions: true } })
  const { server } = bot
  let asked = 0
  const ask = (id: number, text: string) => {
    server.say(text, { id, type: 'private' }, { from: { id, is_bot: false, first_name: 'Orang' } })
    return server.untilSent(++asked)
  }
  await ask(21, 'berapa gaji PNS golongan III?')
  await ask(22, 'gaji pns golongan 3 brp ya')
  await ask(7, '/celah')
  expect(server.lastOfBot.text).toContain('Belum ada pertanyaan')
  await ask(23, 'berapa sih gaji pokok pns golongan III')
  await ask(23, 'berapa sih gaji pokok pns golongan III')
  await ask(7, '/celah')
  expect(server.lastOfBot.text).toContain('• berapa gaji PNS golongan III? (3 orang)')
  await ask(21, '/hapus_saya')
  await ask(7, '/celah')
  expect(server.lastOfBot.text).toContain('Belum ada pertanyaan')
})

test('/statistik shows admins the votes', async () => {
  bot = await runBot({ services: { adminIds: [7] } })
  const { server } = bot
  server.say('bolehkah ASN kampanye di medsos?')
  await server.untilSent(1)
  server.press(server.lastOfBot, '👍')
  await server.untilCalled('answerCallbackQuery')
  server.say('/statistik')
  await server.untilSent(2)
  expect(server.lastOfBot.text).toMatch(/👍 1 {2}👎 0 {2}“Integritas dan netralitas merupakan .* …”\nMenjadi ASN KPU/)
})

test('/tanya with a question, a slash before one, and an edited command do what is meant', async () => {
  await replyTo('/tanya apa itu netralitas ASN?')
  const { server } = bot
  expect(server.lastOfBot.text).toMatch(/^\d kutipan dari/)
  server.say('/apa itu netralitas ASN?')
  await server.untilSent(2)
  expect(server.lastOfBot.text).toMatch(/^\d kutipan dari/)
  const check = server.say('/cek satu')
  await server.untilSent(3)
  server.edit(check, '/Cek Integritas dan netralitas merupakan suatu tantangan besar')
  await server.untilSent(4)
  expect(server.lastOfBot.text).toContain('✅')
  expect(buttonsOf(server.lastOfBot).map(({ text }) => text)).toEqual([INDONESIAN.buttons.context, INDONESIAN.buttons.share])
})

test('English phones are offered English at the start, and the menu follows the choice', async () => {
  bot = await runBot()
  const { server } = bot
  server.say('/start', undefined, { from: { id: 7, is_bot: false, first_name: 'Ann', language_code: 'en-GB' } })
  await server.untilSent(1)
  server.press(server.lastOfBot, 'English')
  const [menu] = await server.untilCalled('setMyCommands')
  expect(menu).toMatchObject({ scope: { type: 'chat', chat_id: 7 } })
  expect(JSON.stringify(menu)).toContain('Delete my data')
})

test('/hapus_saya is done before it is said', async () => {
  bot = await runBot()
  const { server, services } = bot
  services.records.vote(7, ['0123456789abcdef'], 'up')
  await services.records.flush()
  server.say('/hapus_saya')
  await server.untilSent(1)
  expect(services.records.tallies()).toEqual([])
})
