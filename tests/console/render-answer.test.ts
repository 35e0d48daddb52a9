import { stripVTControlCharacters } from 'node:util'
import { expect, test } from 'vitest'
import { renderAnswer } from '../../src/console/render-answer.ts'
import type { Answer } from '../../src/types.ts'

const TEXT =
  'ASN harus netral dalam setiap sikap, ucapan, dan tindakan. Ia melayani semua orang tanpa memandang pilihan politiknya.'
const answer: Answer = {
  kind: 'answered',
  quotes: [
    {
      essay: { id: 'a', title: 'Netralitas', author: 'Ani', outlet: 'Harian Ibu Kota' },
      passage: { id: 'p', essayId: 'a', paragraph: 2, start: 0, end: TEXT.length, text: TEXT },
      highlights: [{ start: 0, end: 58 }],
      score: 0.8,
    },
  ],
}

test('a quote stands behind a bar with the answering sentence marked, its citation below', () => {
  expect(renderAnswer(answer, { columns: 60, colours: false })).toMatchInlineSnapshot(`
    "1 kutipan dari 1 esai

    │ **ASN harus netral dalam setiap sikap, ucapan, dan
    │ tindakan.** Ia melayani semua orang tanpa memandang
    │ pilihan politiknya.
      Netralitas — Ani, Harian Ibu Kota · paragraf 2

    Kutipan dari esai (opini), bukan nasihat hukum."
  `)
})

test('colours add nothing but colours', () => {
  const [plain, coloured] = [false, true].map((colours) => renderAnswer(answer, { columns: 200, colours }))
  expect(coloured).not.toBe(plain)
  expect(stripVTControlCharacters(coloured!)).toBe(plain!.replaceAll('**', ''))
})

test('no line is wider than the screen', () => {
  for (const columns of [20, 40, 80]) {
    const lines = stripVTControlCharacters(renderAnswer(answer, { columns, colours: true })).split('\n')
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(columns)
  }
})
