import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkQuotation } from '../../src/answering/check-quotation.ts'
import { passagesOf } from '../../src/essays/passages.ts'
import { ENGLISH } from '../../src/language/frame-english.ts'
import { INDONESIAN } from '../../src/language/frame-indonesian.ts'
import { LexicalIndex } from '../../src/search/lexical-index.ts'
import type { Generation } from '../../src/search/generation.ts'
import { quoteMessages } from '../../src/telegram/answer-message.ts'
import { checkMessages } from '../../src/telegram/check-message.ts'
import { contextMessages, essayList, pageOf } from '../../src/telegram/reading.ts'
import type { Essay } from '../../src/types.ts'
import { essay } from '../support/essays.ts'
import { problemOf, problemOfKeyboard } from '../support/telegram-rules.ts'

/** Whatever an essay holds, its words come out of Telegram as they went in. */

const piece = fc.oneof(
  fc.constantFrom(
    'ASN wajib netral. ',
    'Kalimat lain yang panjangnya sedang saja. ',
    '😀',
    'e\u0301',
    '\u202Ekanan\u202C ',
    '\u200F',
    '*tebal* _miring_ ~coret~ ',
    '<b>&amp;</b> ',
    '[a](tg://user?id=1) ',
    '`kode` ',
    '\u0627\u0644\u0633\u0644\u0627\u0645 ',
    '👨‍👩‍👧',
    ' panjang'.repeat(90),
    'x'.repeat(5_000),
  ),
  fc.string({ unit: 'grapheme' }),
)
const paragraph = fc.array(piece, { minLength: 1, maxLength: 25 }).map((pieces) => `A${pieces.join('')}z`)
const anyEssay = fc
  .array(paragraph, { minLength: 1, maxLength: 6 })
  .map((paragraphs) => essay('apa-saja', ...paragraphs.map((text) => text.replace(/\s+/g, ' '))))

const letters = (text: string) => text.replace(/\s/g, '')
const budget = { maxTokens: 112, joinedTokens: 168, countTokens: (text: string) => text.length / 5 }

function expectValid(messages: readonly { text: string; entities: readonly never[] | readonly object[] }[]): void {
  for (const message of messages) expect(problemOf(message as Parameters<typeof problemOf>[0])).toBeUndefined()
}

test('in quotes', () => {
  fc.assert(
    fc.property(anyEssay, fc.nat(), fc.constantFrom(INDONESIAN, ENGLISH), (essay, at, frame) => {
      const passages = passagesOf(essay, budget)
      const chosen = [0, 1, 2].map((i) => passages[(at + i) % passages.length]!)
      const quotes = chosen.map((passage) => ({ essay, passage, highlights: [{ start: 0, end: passage.text.length }] }))
      const messages = quoteMessages(undefined, quotes, frame)
      expectValid(messages)
      const quoted = messages.flatMap(({ text, entities }) =>
        entities
          .filter(({ type }) => type.endsWith('blockquote'))
          .map(({ offset, length }) => text.slice(offset, offset + length)),
      )
      expect(letters(quoted.join(''))).toBe(letters(chosen.map(({ text }) => text).join('')))
    }),
    { numRuns: 200 },
  )
})

test('in their context, and on the pages of an essay', () => {
  fc.assert(
    fc.property(anyEssay, fc.nat(), (essay, at) => {
      const passages = passagesOf(essay, budget)
      const passage = passages[at % passages.length]!
      const context = contextMessages({ essay, passage, highlights: [] }, essay, INDONESIAN)
      expectValid(context)
      const marked = context.flatMap(({ text, entities }, i) =>
        entities
          .filter(({ type, offset }) => type === 'bold' && (i > 0 || offset > essay.title.length))
          .map(({ offset, length }) => text.slice(offset, offset + length)),
      )
      expect(letters(marked.join(''))).toContain(letters(passage.text))
      let read = ''
      for (let offset = 0; offset < essay.text.length;) {
        const { message, keyboard } = pageOf(essay, offset, INDONESIAN)
        expectValid([message])
        expect(problemOfKeyboard(keyboard)).toBeUndefined()
        read += message.text
        const next = keyboard.inline_keyboard.flat().find(({ text }) => text === INDONESIAN.buttons.forth)
        offset = next !== undefined && 'callback_data' in next ? Number(next.callback_data.split(':')[2]) : Infinity
      }
      const body = letters(read.replaceAll(/Judul apa-saja\nPenulis\n\n/g, '').replaceAll(/\n\nHalaman \d+ dari \d+/g, ''))
      expect(body).toBe(letters(essay.text))
    }),
    { numRuns: 100 },
  )
})

test('when it is checked against what circulates', () => {
  fc.assert(
    fc.property(anyEssay, fc.nat(), fc.nat(), fc.string({ unit: 'grapheme' }), (essay, a, b, noise) => {
      const generation = generationOf(essay)
      const [start, end] = [a % essay.text.length, b % essay.text.length].sort((x, y) => x - y)
      for (const text of [essay.text.slice(start, end), essay.text.slice(start, end).replace(/wajib|lain/g, noise)]) {
        const check = checkQuotation(text, generation)
        if (check.kind === 'exact' || check.kind === 'nearly') expect(essay.text).toContain(check.original)
        expectValid(checkMessages(check, INDONESIAN))
      }
    }),
    { numRuns: 100 },
  )
})

test('in the list of essays, however many and however they are called', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 600 }), { minLength: 1, maxLength: 35 }),
      fc.nat(9),
      (titles, page) => {
        const essays = titles.map((title, i) => ({ ...essay(`e${i}`, 'Isi.'), title: `T${title}` }))
        const { message, keyboard } = essayList(essays, page, INDONESIAN)
        expectValid([message])
        expect(problemOfKeyboard(keyboard)).toBeUndefined()
      },
    ),
    { numRuns: 100 },
  )
})

function generationOf(essay: Essay): Generation {
  const passages = passagesOf(essay, budget)
  const lexicalIndex = LexicalIndex.of(passages.map(({ text }) => text))
  return { essays: new Map([[essay.id, essay]]), passages, lexicalIndex } as unknown as Generation
}
