import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readEssays } from '../../src/essays/folder.ts'
import { passagesOf } from '../../src/essays/passages.ts'
import { sentencesOf } from '../../src/essays/sentences.ts'
import { essay } from '../support/essays.ts'
import { WordHashEmbedder } from '../support/word-hash-embedder.ts'

const embedder = new WordHashEmbedder({ maxTokens: 12 })
const budget = { maxTokens: 12, joinedTokens: 12, countTokens: (text: string) => embedder.countTokens(text) }
const texts = (text: string) => sentencesOf(text).map(({ start, end }) => text.slice(start, end))

test.each([
  ['Satu. Dua! Tiga? Empat', ['Satu.', 'Dua!', 'Tiga?', 'Empat']],
  [
    'Sesuai Undang – Undang no. 20 Tahun 2023. Integritas penting.',
    ['Sesuai Undang – Undang no. 20 Tahun 2023.', 'Integritas penting.'],
  ],
  ['Menurut Prof. Dr. Satjipto Rahardjo, S.H. hukum itu moral.', ['Menurut Prof. Dr. Satjipto Rahardjo, S.H. hukum itu moral.']],
  ['Ada surat, telepon, dll. Semua dicatat.', ['Ada surat, telepon, dll.', 'Semua dicatat.']],
  ['Ada surat, telepon, dll. yang dicatat.', ['Ada surat, telepon, dll. yang dicatat.']],
  ['Itu berlaku dalam segala hal. ASN harus netral.', ['Itu berlaku dalam segala hal.', 'ASN harus netral.']],
  ['Lihat hal. 12 dan ayat. Selesai.', ['Lihat hal. 12 dan ayat.', 'Selesai.']],
  ['“Netral itu wajib.” Begitu katanya.', ['“Netral itu wajib.”', 'Begitu katanya.']],
])('sentences of “%s”', (text, sentences) => {
  expect(texts(text)).toEqual(sentences)
})

test('a paragraph that fits is one passage; numbers count paragraphs as a reader would', () => {
  const passages = passagesOf(essay('a', 'Satu dua tiga.', 'Empat lima enam.'), budget)
  expect(passages.map(({ paragraph, text }) => [paragraph, text])).toEqual([
    [1, 'Satu dua tiga.'],
    [2, 'Empat lima enam.'],
  ])
})

test('a long paragraph is cut between sentences into parts of about equal size', () => {
  const sentence = 'Kata kata kata kata kata.'
  const passages = passagesOf(essay('a', Array<string>(4).fill(sentence).join(' ')), budget)
  expect(passages.map(({ text }) => text)).toEqual([`${sentence} ${sentence}`, `${sentence} ${sentence}`])
})

test('only a sentence beyond the budget is cut between words', () => {
  const passages = passagesOf(essay('a', `${'kata '.repeat(30)}selesai. Satu dua.`), budget)
  expect(passages.length).toBeGreaterThan(2)
  for (const { text } of passages) expect(text).not.toMatch(/^\s|\s$/)
})

test('any essay: passages are verbatim, in order, within the budget, and hold every letter', () => {
  const word = fc.oneof(
    fc.constantFrom('ASN', 'netral.', 'dll.', 'Pemilu!', 'no. 5', '😀', 'e\u0301', '*tebal*', '\u202Ekanan'),
    fc.string({ unit: 'grapheme', minLength: 1 }),
  )
  const paragraph = fc.array(word, { minLength: 1, maxLength: 60 }).map((words) => `A ${words.join(' ').replace(/\s+/g, ' ')}`)
  fc.assert(
    fc.property(fc.array(paragraph, { minLength: 1, maxLength: 4 }), (paragraphs) => {
      const whole = essay('a', ...paragraphs)
      const passages = passagesOf(whole, budget)
      let last = 0
      for (const { start, end, text } of passages) {
        expect(whole.text.slice(start, end)).toBe(text)
        expect(start).toBeGreaterThanOrEqual(last)
        expect(budget.countTokens(text)).toBeLessThanOrEqual(12)
        last = end
      }
      const letters = (text: string) => text.replace(/\s/g, '')
      expect(letters(passages.map(({ text }) => text).join(''))).toBe(
        letters(whole.paragraphs.map(({ start, end }) => whole.text.slice(start, end)).join('')),
      )
    }),
  )
})

test('a megabyte in one line is cut in seconds', () => {
  const passages = passagesOf(essay('a', `A ${'x'.repeat(150)} kata `.repeat(6_000)), budget)
  expect(passages.length).toBeGreaterThan(1_000)
}, 20_000)

test('the third essay, one paragraph of 300 words, is not one passage', async () => {
  const essays = await readEssays('data/essays')
  const subang = essays.find(({ id }) => id === 'menjadi-asn-kpu-kabupaten-subang')!
  expect(subang.paragraphs).toHaveLength(1)
  expect(
    passagesOf(subang, { maxTokens: 112, joinedTokens: 168, countTokens: (text) => text.split(' ').length }).length,
  ).toBeGreaterThan(2)
})

test('a paragraph that takes back the one before is quoted with it, and says so', () => {
  const passages = passagesOf(essay('a', 'ASN punya hak pilih.', 'Tetapi ASN harus netral.', 'Layani warga.'), budget)
  expect(passages.map(({ paragraph, lastParagraph, text }) => [paragraph, lastParagraph, text])).toEqual([
    [1, 2, 'ASN punya hak pilih.\n\nTetapi ASN harus netral.'],
    [3, undefined, 'Layani warga.'],
  ])
})

test('… unless both do not fit, or a heading stands between them', () => {
  const long = 'Satu dua tiga empat lima enam tujuh delapan.'
  expect(passagesOf(essay('a', long, 'Tetapi satu dua tiga empat lima.'), budget)).toHaveLength(2)
  expect(passagesOf(essay('a', 'Satu dua.', '## Judul\n\nTetapi tiga.'), budget)).toHaveLength(2)
})

test('a long paragraph is not cut before a sentence that cannot stand alone', () => {
  const passages = passagesOf(
    essay('a', 'Satu dua tiga empat lima enam. Tujuh delapan sembilan. Namun sepuluh sebelas dua belas.'),
    budget,
  )
  expect(passages.map(({ text }) => text)).toEqual([
    'Satu dua tiga empat lima enam.',
    'Tujuh delapan sembilan. Namun sepuluh sebelas dua belas.',
  ])
})

test('no passage of the essays begins with what it depends on left out', async () => {
  const words = { maxTokens: 90, joinedTokens: 130, countTokens: (text: string) => text.split(/\s+/).length }
  for (const whole of await readEssays('data/essays')) {
    for (const { text } of passagesOf(whole, words)) expect(text).not.toMatch(/^(?:Tetapi|Namun|Oleh karena itu|Hal ini|Kecuali)/)
  }
})
