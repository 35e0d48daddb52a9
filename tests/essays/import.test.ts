import { expect, test } from 'vitest'
import { parseEssay } from '../../src/essays/essay-file.ts'
import { importEssay, slugOf } from '../../src/essays/import.ts'

test.each([
  ['Oleh : Feby Permata Putri | CPNS KPU Kota Cirebon', 'Feby Permata Putri'],
  ['Oleh: Ade Ayu Puspitasari', 'Ade Ayu Puspitasari'],
  ['Penulis: Budi Santoso, S.H.', 'Budi Santoso'],
  ['Oleh Ratna Dewi', 'Ratna Dewi'],
  ['*Oleh Dewi Lestari*', 'Dewi Lestari'],
])('the byline “%s” names %s', (byline, author) => {
  const { metadata, body } = importEssay(`Judul Esai\n${byline}\nParagraf pertama.`, 'a.txt')
  expect(metadata).toEqual({ title: 'Judul Esai', author, source: 'a.txt' })
  expect(body).toBe('Paragraf pertama.')
})

test('a first line that is a sentence is not taken for a title', () => {
  const { metadata, body } = importEssay('Ini paragraf pertama esai.\nIni yang kedua.', 'netralitas-asn.txt')
  expect(metadata.title).toBe('netralitas asn')
  expect(body).toBe('Ini paragraf pertama esai.\n\nIni yang kedua.')
})

test('a short line without a full stop is a heading, and no paragraph', () => {
  const { body } = importEssay('Judul\nSatu kalimat.\nProfesionalisme Birokrasi di Tahun Politik\nDua kalimat.', 'a.txt')
  expect(body).toContain('## Profesionalisme Birokrasi di Tahun Politik')
  const essay = parseEssay(`---\ntitle: Judul\n---\n${body}`, 'a', 'a.md')
  expect(essay.paragraphs.map(({ start, end }) => essay.text.slice(start, end))).toEqual(['Satu kalimat.', 'Dua kalimat.'])
})

test('a file of nothing but clutter is refused by name', () => {
  expect(() => importEssay('Bagikan:\nfacebook twitter\n', 'kosong.txt')).toThrow(/kosong\.txt tidak berisi teks esai/)
})

test.each([
  ['Ortug KPU Jabar : Titik Awal Menumbuhkan Integritas', 'ortug-kpu-jabar-titik-awal-menumbuhkan-integritas'],
  ['../../etc/passwd', 'etc-passwd'],
  ['Café “Étoile” — 2024', 'cafe-etoile-2024'],
  ['漢字', 'esai'],
  ['satu '.repeat(40), 'satu-satu-satu-satu-satu-satu-satu-satu-satu-satu-satu-satu'],
])('the file name of “%s” is %s', (title, slug) => {
  expect(slugOf(title)).toBe(slug)
})

test('a heading without a blank line below it costs no text', () => {
  const essay = parseEssay('---\ntitle: Judul\n---\n## Cuti\nCuti tahunan ada.\nBaris kedua.\n\n## Gaji\nGaji ada.', 'a', 'a.md')
  const paragraphs = essay.paragraphs.map(({ start, end }) => essay.text.slice(start, end))
  expect(paragraphs).toEqual(['Cuti tahunan ada.\nBaris kedua.', 'Gaji ada.'])
})

test('a text that was Markdown keeps its headings, and its title loses the mark', () => {
  const { metadata, body } = importEssay('# Judul Esai\n\nSatu kalimat.\n\n### Bagian kedua\n\nDua kalimat.', 'a.md')
  expect(metadata.title).toBe('Judul Esai')
  expect(body).toBe('Satu kalimat.\n\n## Bagian kedua\n\nDua kalimat.')
})

test('a title of any length fits a citation; in front matter it is refused', () => {
  expect(importEssay(`${'x'.repeat(5_000)}\nSatu kalimat.`, 'a.txt').metadata.title).toHaveLength(300)
  expect(() => parseEssay(`---\ntitle: ${'x'.repeat(301)}\n---\nTeks.`, 'a', 'a.md')).toThrow(
    /keliru pada: title;.*paling banyak 300 huruf/,
  )
})

test('a sentence that starts with “Oleh” is no byline', () => {
  const { metadata, body } = importEssay('Judul\nOleh karena itu ASN harus netral.\nSelesai sudah.', 'a.txt')
  expect(metadata.author).toBeUndefined()
  expect(body).toContain('Oleh karena itu ASN harus netral.')
})

test('the items of a list are text, not headings', () => {
  const { body } = importEssay(
    'Judul\nLarangan bagi ASN adalah:\nMeminjamkan mobil dinas\nMemakai seragam\nMengajak tetangga',
    'a.txt',
  )
  expect(body).not.toContain('##')
  expect(body).toContain('Meminjamkan mobil dinas')
})
