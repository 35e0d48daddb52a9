import { describe, expect, test } from 'vitest'
import { standardForms } from '../../src/answering/colloquial.ts'
import { standardWord } from '../../src/answering/standard-word.ts'
import { parseWordList, vocabularyOf } from '../../src/answering/vocabulary.ts'

const vocabulary = vocabularyOf([
  parseWordList(
    `
everyday: { medsos: media sosial, org: orang, ngapus: menghapus, asn: aparatur sipil negara, p3k: pppk, pppk: pegawai, maju: naik, naik: maju }
fillers: banget aja bagaimana
words: menyelenggarakan mencari mencuri mengecek menulis memilih membantu mendaftar bantu dicurangi terasa terhitung datang
  sampai habis teman hitung bangga kantor singkatan singkat hari hina sah`,
    'daftar.yaml',
  ),
])
const essays = { words: new Set(['bangsa', 'netralitas', 'asn', 'tertangkap']), isWord: () => false }
const read = (word: string) => standardWord(word, vocabulary, essays)

test.each([
  // Verbs without “me-”, and “-in” for “-kan” and “-i”.
  ['nyelenggarain', 'menyelenggarakan'],
  ['nyari', 'mencari'],
  ['nyuri', 'mencuri'],
  ['ngecek', 'mengecek'],
  ['nulis', 'menulis'],
  ['milih', 'memilih'],
  ['ndaftar', 'mendaftar'],
  ['bantuin', 'bantu'],
  ['dicurangin', 'dicurangi'],
  // “ke-” for “ter-”, also before a lost h and with another vowel.
  ['kerasa', 'terasa'],
  ['keitung', 'terhitung'],
  ['ketangkep', 'tertangkap'],
  // Vowels and consonants of speech.
  ['dateng', 'datang'],
  ['sampe', 'sampai'],
  ['abis', 'habis'],
  // Spelling of chats.
  ['org2', 'orang'],
  ['temen2', 'teman'],
  ['temen2nya', 'teman'],
  ['ngapusnya', 'menghapus'],
  // A place, without a space before it.
  ['dikantor', 'kantor'],
])('%s is %s', (written, word) => {
  expect(read(written)).toEqual({ words: [word], replacement: { written, read: word, because: 'everyday' } })
})

describe('left alone is', () => {
  test.each(['bangga', 'netralitas', 'xylofon', 'pp20', '2024', 'martin', 'singkatannya', 'ari', 'ina', 'seh', 'yayan'])(
    '%s',
    (word) => {
      expect(read(word)).toEqual({ words: [word] })
    },
  )
})

test('a word of the lists is no typing error, another one may be', () => {
  expect(read('bangga').words).toEqual(['bangga'])
  expect(read('bangda').replacement).toEqual({ written: 'bangda', read: 'bangsa', because: 'spelling' })
})

test('a word of the language is itself, however like a colloquial form it looks', () => {
  const isWord = (word: string) => word === 'dateng'
  expect(standardWord('dateng', vocabulary, { ...essays, isWord })).toEqual({ words: ['dateng'] })
})

test('an everyday word for an everyday word is read on, up to one that the essays have', () => {
  expect(read('p3k').words).toEqual(['pegawai'])
  expect(standardWord('p3k', vocabulary, { ...essays, words: new Set(['pppk']) }).words).toEqual(['pppk'])
  expect(standardWord('p3k', vocabulary, { ...essays, words: new Set(['pegawai']) }).words).toEqual(['pegawai'])
  // Two that stand for each other end somewhere.
  expect(['naik', 'maju']).toContain(read('maju').words[0])
})

test('fillers in any spelling, mistyped ones too, are said nothing of', () => {
  expect(read('bagaiamna')).toEqual({ words: ['bagaimana'] })
  expect(read('bangeeet')).toEqual({ words: ['banget'] })
  expect(read('ajaaa')).toEqual({ words: ['aja'] })
})

test('a short word that the essays use stays, with its long form', () => {
  expect(read('asn')).toEqual({ words: ['asn'], longForm: ['aparatur', 'sipil', 'negara'] })
})

test('forms are made of the word itself, few of them whatever it is', () => {
  expect(standardForms('a')).toEqual([])
  for (const word of ['n'.repeat(2_000), `ng${'ain'.repeat(500)}`, '😀'.repeat(500)]) {
    expect(standardForms(word).length).toBeLessThan(200)
  }
})
