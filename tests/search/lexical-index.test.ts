import { expect, test } from 'vitest'
import { LexicalIndex } from '../../src/search/lexical-index.ts'
import type { Concept } from '../../src/search/lexical-index.ts'
import { arraysFromBytes, arraysToBytes, termTableOf } from '../../src/search/term-table.ts'
import { stemOf, termsOf, wordsOf } from '../../src/search/terms.ts'

const PASSAGES = [
  'ASN harus menjaga netralitas dalam pemilu.',
  'Pelayanan publik yang adil, transparan, dan adil.',
  'Pimpinan memberi sanksi kepada pelanggar. Media massa dan media sosial ramai.',
  'Kampanye di media sosial dilarang bagi ASN.',
]
const index = LexicalIndex.of(PASSAGES)
const concept = (words: string, ...synonyms: string[]): Concept => ({
  phrase: words.split(' ').map(stemOf),
  synonyms: synonyms.map((synonym) => synonym.split(' ').map(stemOf)),
  share: 1,
})
const scoresOf = (concepts: readonly Concept[]) => index.scores(concepts.map((one) => index.weigh(one)))
const best = (...concepts: Concept[]) => {
  const scores = scoresOf(concepts)
  return scores.indexOf(Math.max(...scores))
}

test('words are letters and digits in lower case, stems are their roots', () => {
  expect(wordsOf('“Netralitas”, ASN ke-2; ＵＵ 20/2023!')).toEqual(['netralitas', 'asn', 'ke', '2', 'uu', '20', '2023'])
  expect(termsOf('melayani pelayanan dilayani')).toEqual(['layan', 'layan', 'layan'])
  // What only looks like a particle stays with its root; a true one goes.
  expect(termsOf('masalah bermasalah permasalahan')).toEqual(['masalah', 'masalah', 'masalah'])
  expect(termsOf('pelaku berlaku perlakuan bersalah bertemu')).toEqual(['laku', 'laku', 'laku', 'salah', 'temu'])
  expect(termsOf('masa jujurlah masalahnya')).toEqual(['masa', 'jujur', 'masalah'])
})

test('the passage that holds the words scores highest, whatever their affixes', () => {
  expect(best(concept('melayani'), concept('keadilan'))).toBe(1)
  expect(best(concept('kampanye'), concept('asn'))).toBe(3)
})

test('a phrase counts only where all of its words are', () => {
  const scores = scoresOf([concept('media sosial')])
  expect([...scores].map((score) => score > 0)).toEqual([false, false, true, true])
  expect([...scoresOf([concept('sosial publik')])]).toEqual([0, 0, 0, 0])
})

test('a synonym counts, but less than the word itself', () => {
  expect(best(concept('atasan', 'pimpinan'))).toBe(2)
  const [word, synonym] = [scoresOf([concept('pimpinan')]), scoresOf([concept('atasan', 'pimpinan')])]
  expect(synonym[2]).toBeGreaterThan(0)
  expect(synonym[2]).toBeLessThan(word[2]!)
})

test('all synonyms together count no more than the word itself once', () => {
  const many = concept('atasan', 'pimpinan', 'sanksi', 'pelanggar', 'media')
  const [synonyms, word] = [scoresOf([many])[2]!, scoresOf([concept('pimpinan')])[2]!]
  expect(synonyms).toBeCloseTo(word, 5)
})

test('words that no passage holds lower every score, so that questions can be compared', () => {
  const [alone, withUnknown] = [scoresOf([concept('netralitas')]), scoresOf([concept('netralitas'), concept('gaji')])]
  expect(withUnknown[0]).toBeLessThan(alone[0]!)
  expect(index.knows(concept('gaji'))).toBe(false)
  expect(index.knows(concept('gaji', 'sanksi'))).toBe(true)
})

test('rare words weigh more than frequent ones, and a word that is there as much as if it had no synonyms', () => {
  expect(index.weigh(concept('pimpinan')).weight).toBeGreaterThan(index.weigh(concept('asn')).weight)
  expect(index.weigh(concept('kampanye', 'asn')).weight).toBe(index.weigh(concept('kampanye')).weight)
})

test('no question and no passages give no score', () => {
  expect([...scoresOf([])]).toEqual([0, 0, 0, 0])
  expect([...LexicalIndex.of([]).scores([LexicalIndex.of([]).weigh(concept('asn'))])]).toEqual([])
})

test('a word that only a title holds has a number, though it stands in no passage', () => {
  const table = termTableOf(PASSAGES, ['Independensi ASN'])
  const titled = new LexicalIndex(table)
  expect(titled.termNumber(stemOf('independensi'))).toBe(table.terms.length)
  expect(titled.knows(concept('independensi'))).toBe(false)
  expect(table.forms.at(-1)).toBe('independensi')
  expect(titled.scores([titled.weigh(concept('asn'))])).toEqual(scoresOf([concept('asn')]))
})

test('the arrays of a table come back from bytes, wherever in a buffer these begin', () => {
  const table = termTableOf(PASSAGES)
  const bytes = arraysToBytes(table)
  const shifted = Buffer.concat([Buffer.of(0), bytes]).subarray(1)
  expect(arraysFromBytes(shifted)).toEqual(arraysFromBytes(bytes))
  expect(arraysFromBytes(bytes).tokens).toEqual(table.tokens)
})
