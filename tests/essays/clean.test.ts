import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clean } from '../../src/essays/clean.ts'
import { parseEssay } from '../../src/essays/essay-file.ts'
import { importEssay } from '../../src/essays/import.ts'
import { PROJECT } from '../support/run-command.ts'

const RAW = join(PROJECT, 'tests', 'fixtures', 'raw-essays')
const ESSAYS = join(PROJECT, 'data', 'essays')

const essays = await Promise.all(
  (await readdir(ESSAYS)).map(async (name) => parseEssay(await readFile(join(ESSAYS, name), 'utf8'), name.slice(0, -3), name)),
)

test.each(essays.map((essay) => [essay.id, essay] as const))('%s is what cleaning makes of its raw file', async (_, essay) => {
  const raw = await readFile(join(RAW, essay.source!), 'utf8')
  const { metadata, body } = importEssay(raw, essay.source!)
  expect(essay.text).toBe(body)
  expect(essay).toMatchObject(metadata)
})

test('no words are lost but clutter, title, byline and repeated paragraphs', async () => {
  for (const { source, text, title, author } of essays) {
    const raw = await readFile(join(RAW, source!), 'utf8')
    const { removed } = importEssay(raw, source!)
    const words = (some: string) => new Set(some.split(/\s+/))
    const kept = words([text, title, author, ...removed].join(' '))
    const lost = [...words(raw)].filter((word) => !kept.has(word))
    // The byline's label and the author's office, which the front matter does not hold.
    expect(lost.filter((word) => !/^(|Oleh:?|:|\||CPNS|KPU|Kota|Cirebon)$/.test(word))).toEqual([])
  }
})

test('clutter of the five essays is gone', () => {
  for (const { text } of essays) expect(text).not.toMatch(/bagikan|whatapps|dilihat|loading|^A$/im)
})

test.each([
  'Bagikan:',
  'facebook twitter whatapps',
  'Facebook | Twitter | WhatsApp | Telegram | Salin Link',
  'Dilihat 57 Kali.',
  'Telah dilihat 86 kali',
  'Dibaca: 1.234 kali',
  '1,2 rb views',
  'loading...',
  'Memuat…',
  'A',
  'A+',
  'ADVERTISEMENT',
  'Iklan',
  'SCROLL TO CONTINUE WITH CONTENT',
  'Baca juga: Netralitas ASN',
  'Home / Opini',
  'Opini',
  'Tags: ASN, Pemilu',
  '12 Komentar',
  'Share this:',
  '1234x dibaca',
  '👁 1.234',
  '(rht/gbr)',
  '[Baca Juga: Netralitas ASN]',
  '© 2025 KPU RI',
  '#asn #kpu',
  'Editor: Budi Santoso',
  'Senin, 12 Mei 2025 10:00 WIB',
])('“%s” is clutter', (line) => {
  expect(clean(`Kalimat esai.\n${line}\nKalimat lain.`)).toEqual({ lines: ['Kalimat esai.', 'Kalimat lain.'], removed: [line] })
})

test.each([
  'Bagikan ilmu yang Anda punya kepada sesama pegawai.',
  'Facebook adalah media sosial yang paling ramai.',
  'Dilihat dari sisi hukum, hal itu dilarang.',
  'Opini publik harus dihadapi dengan tenang.',
  'Iklan kampanye di media sosial dilarang bagi ASN.',
  'A. Latar belakang masalah',
  'Baca juga undang-undangnya sebelum melangkah, kata guru saya.',
  '2024',
  'Hak cipta adalah hak yang wajib dihormati ASN.',
  'Topik: netralitas, dan semua yang menyertainya.',
  'Pada 12 Mei 2025 kami dilantik.',
  '12 Mei adalah hari pelantikan kami.',
])('“%s” is a sentence of an author', (line) => {
  expect(clean(line)).toEqual({ lines: [line], removed: [] })
})

test('line ends, spaces and invisible marks are made even; letters never change', () => {
  expect(clean('\uFEFFSatu\u00A0 dua\r\n\r\n tiga\u200B empat \rlima').lines).toEqual(['Satu dua', 'tiga empat', 'lima'])
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (raw) => {
      const visible = (text: string) => text.replace(/[\s\u200B\u200C\u2060\uFEFF\u00AD]/g, '')
      const { lines, removed } = clean(raw)
      for (const line of [...lines, ...removed]) expect(visible(raw)).toContain(visible(line))
    }),
  )
})

test('cleaning twice changes nothing more', () => {
  for (const { text } of essays) expect(clean(text).lines.join('\n\n')).toBe(text)
})

test('lines that were broken at a fixed width are joined; blank lines separate paragraphs', () => {
  const wrapped = [
    'Judul Esai',
    '',
    'Paragraf pertama yang panjang sekali sehingga barisnya dipotong di',
    'tengah kalimat oleh program yang menyalinnya dari halaman surat',
    'elektronik milik Komisi Pemilihan Umum di kota kami.',
    '',
    'Paragraf kedua juga dipotong di tengah kalimat seperti yang pertama',
    'dan berakhir di sini.',
    'Kalimat yang ketiga ini pun dipotong di tengah kalimat oleh program',
    'yang sama.',
  ].join('\n')
  expect(clean(wrapped).lines).toEqual([
    'Judul Esai',
    'Paragraf pertama yang panjang sekali sehingga barisnya dipotong di tengah kalimat oleh program yang menyalinnya dari halaman surat elektronik milik Komisi Pemilihan Umum di kota kami.',
    'Paragraf kedua juga dipotong di tengah kalimat seperti yang pertama dan berakhir di sini. Kalimat yang ketiga ini pun dipotong di tengah kalimat oleh program yang sama.',
  ])
})

test('no line takes long to clean, whatever is in it', () => {
  const started = performance.now()
  clean(
    [
      'home' + ' / a'.repeat(5_000) + '!',
      'wa '.repeat(5_000) + '!',
      'home' + ' / a'.repeat(40) + '!',
      'x'.repeat(199) + '!',
    ].join('\n'),
  )
  importEssay(`Judul\nOleh ${'A'.repeat(5_000)}!\nOleh ${'A '.repeat(2_000)}!`, 'a.txt')
  expect(performance.now() - started).toBeLessThan(500)
})
