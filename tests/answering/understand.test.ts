import { expect, test } from 'vitest'
import { understand } from '../../src/answering/understand.ts'
import { parseWordList, vocabularyOf } from '../../src/answering/vocabulary.ts'

const vocabulary = vocabularyOf([
  parseWordList('everyday: { bkd: badan-kepegawaian-daerah }\nfillers: kalau jika apa di itu yang', 'daftar.yaml'),
])
const essays = { words: new Set<string>(), isWord: () => true, knows: () => true }
const previous = 'apa arti netralitas?'
const contextOf = (text: string) => understand({ text, previous }, vocabulary, essays).context

test('what begins like a follow-up is one, unless it names enough itself', () => {
  expect(contextOf('kalau di grup keluarga?')).toBe(previous)
  expect(contextOf('jika seorang pegawai menjadi anggota partai politik, apa sanksi yang dijatuhkan?')).toBeUndefined()
})

test('of a follow-up its own words come first: a model reads only so many', () => {
  const { text, asked } = understand({ text: 'kalau di grup keluarga?', previous: 'netral '.repeat(300) }, vocabulary, essays)
  expect(text.startsWith(`${asked} netral`)).toBe(true)
})

test('a name of several words is one concept, however long, and reads as words', () => {
  const { text, concepts, replacements } = understand({ text: 'apa itu bkd?' }, vocabulary, essays)
  expect(text).toBe('apa itu badan kepegawaian daerah')
  expect(concepts.map(({ phrase }) => phrase)).toEqual([['badan', 'gawai', 'daerah']])
  expect(replacements[0]!.read).toBe('badan kepegawaian daerah')
})
