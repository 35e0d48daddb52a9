import fc from 'fast-check'
import { expect, test } from 'vitest'
import { INDONESIAN } from '../../src/language/frame-indonesian.ts'
import { DISCLAIMER } from '../../src/language/indonesian.ts'
import { answerMessages } from '../../src/telegram/answer-message.ts'
import type { Answer, Quote } from '../../src/types.ts'
import { problemOf } from '../support/telegram-rules.ts'

const quote = (text: string, highlights: Quote['highlights'] = [], title = 'Judul'): Quote => ({
  essay: { id: 'esai', title, author: 'Penulis' },
  passage: { id: 'p', essayId: 'esai', paragraph: 3, start: 0, end: text.length, text },
  highlights,
  score: 1,
})

const answered = (first: Quote, ...others: Quote[]): Answer => ({ kind: 'answered', quotes: [first, ...others] })

/** The text of the blockquotes of all messages, put together. */
function quoted(answer: Answer): string {
  return answerMessages(answer, INDONESIAN)
    .flatMap(({ text, entities }) =>
      entities.filter(({ type }) => type.endsWith('blockquote')).map(({ offset, length }) => text.slice(offset, offset + length)),
    )
    .join('')
}

test('a message says what was found, quotes, cites and ends with what a quote is not', () => {
  const [message] = answerMessages({ kind: 'related', quotes: [quote('Satu.'), quote('Dua.')] }, INDONESIAN)
  expect(message!.text).toBe(
    `Tidak ada jawaban langsung; 2 kutipan dari 1 esai yang menyinggungnya\n\nSatu.\n[1] Judul — Penulis · paragraf 3\n\nDua.\n[2] Judul — Penulis · paragraf 3\n\n${DISCLAIMER}`,
  )
})

test('a question that the essays do not discuss names what comes nearest', () => {
  const [message] = answerMessages({ kind: 'not-found', nearest: [{ id: 'a', title: 'Netralitas', author: 'Ani' }] }, INDONESIAN)
  expect(message!.text).toBe(`${INDONESIAN.notFound}\n\n${INDONESIAN.nearest}\n• Netralitas — Ani`)
})

test('a long quote is folded; a short one is not', () => {
  const types = (text: string) => answerMessages(answered(quote(text)), INDONESIAN)[0]!.entities.map(({ type }) => type)
  expect(types('Pendek.')).toContain('blockquote')
  expect(types('Panjang sekali. '.repeat(50))).toContain('expandable_blockquote')
})

test('what does not fit one message goes on in the next, numbered, cut between sentences', () => {
  const sentence = 'Kalimat yang cukup panjang untuk mengisi pesan sampai penuh sekali.'
  const long = Array<string>(150).fill(sentence).join(' ')
  const messages = answerMessages(answered(quote(long)), INDONESIAN)
  expect(messages.length).toBe(3)
  messages.forEach(({ text }, i) => expect(text.startsWith(`(${i + 1}/3)\n`)).toBe(true))
  expect(
    quoted(answered(quote(long)))
      .replaceAll(sentence, '')
      .trim(),
  ).toBe('')
})

test('any quote comes out with valid entities, and its text letter by letter', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'ASN. ',
      '😀',
      'e\u0301',
      '\u202Ekanan\u202C',
      '*tebal* _miring_',
      '<b>&amp;</b>',
      '[a](b)',
      '\u0627\u0644',
      '👨‍👩‍👧',
      ' panjang'.repeat(90),
      'x'.repeat(700),
    ),
    fc.string({ unit: 'grapheme' }),
  )
  const text = fc.array(piece, { minLength: 1, maxLength: 40 }).map((pieces) => `A${pieces.join('')}z`)
  const span = fc.tuple(fc.nat(9_999), fc.nat(9_999))
  fc.assert(
    fc.property(fc.array(fc.tuple(text, span), { minLength: 1, maxLength: 3 }), (quotes) => {
      const [first, ...others] = quotes.map(([whole, [a, b]]) => {
        const [start, end] = [Math.min(a, b) % whole.length, Math.max(a, b) % whole.length].sort((x, y) => x - y) as [
          number,
          number,
        ]
        const split = (place: number) => /[\uDC00-\uDFFF]/.test(whole[place] ?? '')
        return quote(whole, start < end && !split(start) && !split(end) ? [{ start, end }] : [], 'Judul yang panjang '.repeat(4))
      })
      const answer = answered(first!, ...others)
      for (const { text, entities } of answerMessages(answer, INDONESIAN)) expect(problemOf({ text, entities })).toBeUndefined()
      const letters = (some: string) => some.replace(/\s/g, '')
      expect(letters(quoted(answer))).toBe(letters(quotes.map(([whole]) => whole).join('')))
    }),
    { numRuns: 300 },
  )
})
