import { afterEach, beforeEach, expect, test } from 'vitest'
import { INDONESIAN } from '../../src/language/frame-indonesian.ts'
import { BotApiServer, buttonsOf, covered } from '../support/bot-api-server.ts'
import type { StoredMessage } from '../support/bot-api-server.ts'
import { essay } from '../support/essays.ts'
import { realEssays, realLibrary } from '../support/real-library.ts'
import { runBot } from '../support/telegram-bot.ts'
import type { RunningBot } from '../support/telegram-bot.ts'

const { buttons } = INDONESIAN
let server: BotApiServer
let bot: RunningBot
let library: Awaited<ReturnType<typeof realLibrary>>

beforeEach(async () => {
  server = new BotApiServer()
  await server.start()
  library = await realLibrary()
  bot = await runBot({ server, services: library })
})
afterEach(async () => {
  await bot.stop()
  await server.stop()
})

async function answerTo(question: string): Promise<StoredMessage> {
  const before = server.sent.length
  server.say(question)
  await server.untilSent(before + 1)
  return server.lastOfBot
}

const labels = (message: StoredMessage) => buttonsOf(message).map(({ text }) => text)
const quotes = (message: StoredMessage) => covered(message, 'blockquote', 'expandable_blockquote')

/** Taps, and waits until the phone's spinner is gone. Returns what was told beside. */
async function press(message: StoredMessage, label: string): Promise<string | undefined> {
  const before = server.callsOf('answerCallbackQuery').length
  server.press(message, label)
  const told = await server.untilCalled('answerCallbackQuery', before + 1)
  return told.at(-1)!.text as string | undefined
}

test('the next quotes, then those after them, none twice; the button that was tapped goes', async () => {
  const answer = await answerTo('apa saja tantangan menjadi ASN KPU?')
  expect(labels(answer)).toEqual([buttons.further, buttons.context, buttons.share, '👍', '👎'])
  await press(answer, buttons.further)
  const second = server.lastOfBot
  expect(second.text).toMatch(/^3 kutipan lain\n[^]*\n\[4\] [^]*\n\[6\] /)
  expect(second.entities!.some(({ type }) => type === 'bold')).toBe(true)
  expect(labels(answer)).not.toContain(buttons.further)
  await press(second, buttons.further)
  const shown = [answer, second, server.lastOfBot].flatMap(quotes)
  expect(shown.length).toBeGreaterThan(6)
  expect(new Set(shown).size).toBe(shown.length)
})

test('the context of one of several quotes: its whole paragraph and the neighbours, the quote marked, and the essay a tap away', async () => {
  const answer = await answerTo('bolehkah ASN kampanye di medsos?')
  expect(await press(answer, buttons.context)).toBe(INDONESIAN.whichQuote)
  expect(labels(answer).slice(1, 6)).toEqual([buttons.context, buttons.share, '📖 Kutipan 1', '📖 Kutipan 2', '📖 Kutipan 3'])
  await press(answer, '📖 Kutipan 1')
  const context = server.lastOfBot
  expect(context.text).toMatch(/^Konteks dalam “Menjadi ASN KPU/)
  expect(covered(context, 'bold').join('')).toContain('Integritas dan netralitas merupakan suatu tantangan besar')
  const essayText = realEssays.find(({ id }) => id === 'menjadi-asn-kpu-kabupaten-subang')!.text
  for (const part of context.text.split('\n\n').slice(1, -1)) expect(essayText).toContain(part)
  await press(answer, buttons.context)
  expect(labels(answer)).not.toContain('📖 Kutipan 3')
  await press(context, buttons.readEssay)
  const page = server.lastOfBot
  expect(page).not.toBe(context)
  expect(covered(page, 'bold').join('')).toContain('Integritas dan netralitas merupakan suatu tantangan besar')
  const original = buttonsOf(page).find(({ text }) => text === buttons.source)!
  expect('url' in original && original.url).toMatch(/^https:/)
})

test('sharing gives a link that opens this very quote', async () => {
  const answer = await answerTo('bolehkah ASN kampanye di medsos?')
  await press(answer, buttons.share)
  const share = buttonsOf(answer).find(({ text }) => text === '🔗 Kutipan 2')!
  const link = new URL(new URL('url' in share ? share.url : '').searchParams.get('url')!)
  expect(link.origin + link.pathname).toBe('https://t.me/tanya_asn_bot')
  server.say(`/start ${link.searchParams.get('start')!}`)
  await server.untilSent(2)
  const shared = server.lastOfBot
  expect(quotes(shared)).toEqual([quotes(answer)[1]])
  expect(shared.text.startsWith(`${INDONESIAN.sharedHeading}\n`)).toBe(true)
  expect(buttonsOf(shared).some((button) => 'url' in button)).toBe(true)
})

test('votes are counted once a person, and the same again takes it back', async () => {
  const answer = await answerTo('bolehkah ASN kampanye di medsos?')
  expect(await press(answer, '👍')).toBe(INDONESIAN.voteUp)
  expect(await press(answer, '👎')).toBe(INDONESIAN.voteDown)
  expect(bot.services.records.tallies().map(({ up, down }) => [up, down])).toEqual([
    [0, 1],
    [0, 1],
    [0, 1],
  ])
  expect(await press(answer, '👎')).toBe(INDONESIAN.voteWithdrawn)
  expect(bot.services.records.tallies()).toEqual([])
})

test('buttons work after a restart and a new index; a quote that is gone says so', async () => {
  const answer = await answerTo('bolehkah ASN kampanye di medsos?')
  await bot.stop()
  await library.use([...realEssays, essay('baru', 'Esai yang baru datang dan bicara tentang cuaca di pegunungan.')])
  bot = await runBot({ server, services: { generation: library.generation, quotePassages: library.quotePassages } })
  expect(await press(answer, buttons.further)).toBeUndefined()
  expect(server.lastOfBot.text).toMatch(/^\d kutipan lain/)
  await press(answer, buttons.context)
  expect(await press(answer, '📖 Kutipan 1')).toBeUndefined()
  await library.use([essay('lain', 'Hanya esai lain yang tersisa di sini.')])
  expect(await press(answer, '📖 Kutipan 1')).toBe(INDONESIAN.quoteGone)
  expect(await press(answer, '👍')).toBe(INDONESIAN.quoteGone)
  expect(bot.services.records.tallies()).toEqual([])
  server.say('/start k_0123456789abcdef')
  await server.until(() => server.lastOfBot.text === INDONESIAN.quoteGone)
})

test.each(['', 'x', 'c:xyz', 'e:0123456789:99999999999', 'n:', '💥'.repeat(16)])(
  'data that no button of this bot holds (%j) does no harm',
  async (data) => {
    const answer = await answerTo('halo')
    server.pushQuery('callback_query', { from: { id: 7 }, message: answer, chat_instance: '1', data })
    const [told] = await server.untilCalled('answerCallbackQuery')
    expect(told!.text).toBe(INDONESIAN.quoteGone)
  },
)

test('a tap that is too old, or on a message that is gone, is no defect', async () => {
  const answer = await answerTo('bolehkah ASN kampanye di medsos?')
  server.queriesAreOld = true
  server.press(answer, '👍')
  await server.until(() => bot.logged.some((line) => line.includes('query is too old')))
  server.messages.length = 0
  server.press(answer, buttons.context)
  await server.until(() => bot.logged.some((line) => line.includes('could not be delivered')))
  expect(bot.logged.join('')).not.toContain('update failed')
})

test('two taps on the same button send the next quotes once, and both spinners end', async () => {
  const answer = await answerTo('apa saja tantangan menjadi ASN KPU?')
  const before = { ...answer, reply_markup: structuredClone(answer.reply_markup!) }
  await press(answer, buttons.further)
  await press(before, buttons.further)
  expect(server.sent).toHaveLength(2)
})

test('after an example, too, all further quotes can be reached', async () => {
  const start = await answerTo('/start')
  await press(start, 'Bolehkah ASN kampanye di medsos?')
  const answer = server.lastOfBot
  await press(answer, buttons.further)
  expect(server.lastOfBot.text).toMatch(/^\d kutipan lain\n/)
  expect(covered(server.lastOfBot, 'bold').length).toBeGreaterThan(1)
})

test('the next quotes under a follow-up belong to the question that it followed, whatever was asked since', async () => {
  const asked: object[] = []
  await bot.stop()
  const { answerQuestion } = library
  bot = await runBot({
    server,
    services: { ...library, answerQuestion: (question) => (asked.push(question), answerQuestion(question)) },
  })
  await answerTo('apa saja tantangan menjadi ASN KPU?')
  const followUp = await answerTo('terus bagaimana mengatasinya?')
  await answerTo('apa itu integritas?')
  await press(followUp, buttons.further)
  expect(asked.at(-1)).toEqual({ text: 'terus bagaimana mengatasinya?', previous: 'apa saja tantangan menjadi ASN KPU?' })
})

test('invented ids leave no trace in the votes', async () => {
  const answer = await answerTo('halo')
  const data = 'u:0123456789abcdef'
  server.pushQuery('callback_query', { from: { id: 7 }, message: answer, chat_instance: '1', data })
  const [told] = await server.untilCalled('answerCallbackQuery')
  expect(told!.text).toBe(INDONESIAN.quoteGone)
  expect(bot.services.records.tallies()).toEqual([])
})
