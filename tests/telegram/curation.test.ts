import { readdir } from 'node:fs/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { INDONESIAN } from '../../src/language/frame-indonesian.ts'
import type { StoredMessage } from '../support/bot-api-server.ts'
import { openCuration } from '../support/curation.ts'
import { docxOf, pdfOf } from '../support/documents.ts'
import { runBot } from '../support/telegram-bot.ts'
import type { RunningBot } from '../support/telegram-bot.ts'

const { admin } = INDONESIAN
const SLOW = 30_000

let bot: RunningBot
let library: Awaited<ReturnType<typeof openCuration>>

beforeEach(async () => {
  library = await openCuration()
  const { answerQuestion, quotePassages, generation } = library.assembly
  bot = await runBot({ services: { answerQuestion, quotePassages, generation, adminIds: [7], curation: library.curation } })
})
afterEach(() => bot.stop())

const ESSAY = [
  '# Menjaga Kerahasiaan',
  'Pegawai wajib menjaga rahasia negara dan tidak membocorkan dokumen kepada siapa pun.',
  'Membuka dokumen rahasia di warung kopi adalah kelalaian yang mencelakakan kantor.',
]

/** The message of the bot that holds these words. */
async function until(words: string): Promise<StoredMessage> {
  const find = () => bot.server.messages.findLast(({ text }) => (text as string | undefined)?.includes(words) === true)
  await bot.server.until(() => find() !== undefined, SLOW)
  return find()!
}

test(
  'a Word file becomes an essay: preview, another author, published, quoted',
  async () => {
    const { server } = bot
    server.send('rahasia.docx', docxOf(...ESSAY))
    const preview = await until(admin.proposal)
    expect(preview.text).toMatch(/Judul: Menjaga Kerahasiaan\nPenulis: \(tidak diketahui\)\nIsi: 2 paragraf, \d kutipan, 23 kata/)
    server.press(preview, admin.changeAuthor)
    await until(admin.askAuthor)
    server.say('Ratna Dewi')
    const corrected = await until('Penulis: Ratna Dewi')
    server.press(corrected, admin.publish)
    await until(admin.published)
    expect((await until('1 esai baru')).text).toMatch(
      /1 esai baru, \d kutipan baru, 0 kutipan hilang; \d+ dari 150 pertanyaan kini mendapat jawaban berbeda/,
    )
    server.say('bolehkah membocorkan dokumen rahasia?')
    expect((await until('membocorkan dokumen kepada siapa pun')).text).toContain('Menjaga Kerahasiaan — Ratna Dewi · paragraf')
    expect(await readdir(library.config.essaysDir)).toContain('menjaga-kerahasiaan.md')
  },
  SLOW,
)

test(
  'a pasted text that the phone cut in two is one essay; cancelled, nothing changes',
  async () => {
    const { server } = bot
    const sentence = 'Pegawai yang jujur menolak hadiah dari siapa pun dan melaporkannya kepada atasan. '
    const long = sentence.repeat(60)
    server.say(`Menolak Hadiah\n\n${long.slice(0, 3_950)}`)
    server.say(long.slice(3_950))
    const preview = await until(admin.proposal)
    expect(preview.text).toContain('Judul: Menolak Hadiah')
    expect(preview.text).toContain('kata')
    const before = await readdir(library.config.essaysDir)
    server.press(preview, admin.cancel)
    await until(admin.dropped)
    expect(await readdir(library.config.essaysDir)).toEqual(before)
    server.press(preview, admin.publish)
    const told = await server.untilCalled('answerCallbackQuery', 2)
    expect(told.at(-1)!.text).toBe(admin.draftGone)
  },
  SLOW,
)

test(
  'an essay is withdrawn, and comes back with the index of before',
  async () => {
    const { server } = bot
    server.say('/hapus')
    const list = await until(admin.whichEssay)
    server.press(list, 'Ade Ayu Puspitasari')
    // What only this essay answers is lost: that wants a second word.
    const warning = await until('Tetap terbitkan?')
    expect(warning.text).toMatch(
      /^1 esai ditarik, 0 kutipan baru, \d kutipan hilang; \d+ dari 150 pertanyaan kini mendapat jawaban berbeda/,
    )
    server.press(warning, admin.worse)
    await until(admin.published)
    expect(library.assembly.generation().essays.size).toBe(4)
    server.say('/kembalikan')
    const generations = await until(admin.whichGeneration)
    server.press(generations, '5 esai')
    server.press(await until(admin.proceed), admin.goOn)
    await bot.server.until(() => library.assembly.generation().essays.size === 5, SLOW)
    expect(library.assembly.generation().essays.size).toBe(5)
    expect((await readdir(library.config.essaysDir)).filter((name) => name.endsWith('.md'))).toHaveLength(5)
    server.say('/daftar')
    expect((await until(INDONESIAN.essayList)).text).toMatch(/5 esai, 27 kutipan/)
  },
  SLOW,
)

test.each([
  ['gambar.docx', Buffer.from('\u0089PNG'), /Isi berkas gambar\.docx bukan docx/],
  ['virus.exe', Buffer.from('MZ'), /Jenis berkas virus\.exe tidak dikenal/],
  ['kosong.txt', Buffer.from('   '), /tidak berisi teks/],
  ['pindaian.pdf', pdfOf({ lines: [] }), /hasil pindaian, tidak berisi teks/],
] as const)(
  '%s is refused in a sentence',
  async (name, content, sentence) => {
    bot.server.send(name, content)
    await bot.server.untilSent(2)
    expect(bot.server.lastOfBot.text).toMatch(sentence)
  },
  SLOW,
)

test('nobody else can change anything', async () => {
  const { server } = bot
  const stranger = { id: 99, is_bot: false, first_name: 'Asing' }
  server.send('rahasia.docx', docxOf(...ESSAY), stranger)
  await until(INDONESIAN.onlyText)
  for (const command of ['/daftar', '/hapus', '/kembalikan', '/batal'])
    server.say(command, { id: 99, type: 'private' }, { from: stranger })
  await server.untilSent(5)
  for (const { text } of server.sent.slice(1)) expect(text).toBe(INDONESIAN.unknownCommand)
  const [essay] = library.assembly.generation().essays.values()
  const { shortEssayId } = await import('../../src/search/lookup.ts')
  const data = `R:${shortEssayId(essay!.id)}`
  server.pushQuery('callback_query', { from: stranger, message: { ...server.lastOfBot }, chat_instance: '1', data })
  const [told] = await server.untilCalled('answerCallbackQuery')
  expect(told!.text).toBe(INDONESIAN.quoteGone)
  expect(library.assembly.generation().essays.size).toBe(5)
})

test(
  'two jobs queue up; /batal stops the one that runs; questions are answered meanwhile',
  async () => {
    const { server } = bot
    const many = (from: number) =>
      Array.from(
        { length: 900 },
        (_, i) =>
          `Paragraf ${from + i} tentang disiplin pegawai nomor ${from + i}, yang datang tepat waktu dan bekerja dengan tekun.`,
      )
    server.send('besar.docx', docxOf('# Besar', ...many(0)))
    const first = await until('Judul: Besar')
    server.press(first, admin.publish)
    await until('/batal untuk menghentikan')
    server.say('/hapus')
    server.press(await until(admin.whichEssay), 'Ade Ayu Puspitasari')
    await until('Menunggu 1 pekerjaan lain')
    server.say('bolehkah ASN kampanye di medsos?')
    expect((await until('kutipan dari')).text).toContain('media sosial untuk kampanye')
    server.say('/batal')
    await until(admin.stopped)
    server.press(await until('Tetap terbitkan?'), admin.worse)
    await until(admin.published)
    expect([...library.assembly.generation().essays.keys()]).not.toContain('besar')
  },
  SLOW,
)
