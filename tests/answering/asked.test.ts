import { expect, test } from 'vitest'
import { readQuestion } from '../../src/answering/asked.ts'
import { parseWordList, vocabularyOf } from '../../src/answering/vocabulary.ts'
import { buildGeneration } from '../../src/search/build.ts'
import { essay } from '../support/essays.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { WordHashEmbedder } from '../support/word-hash-embedder.ts'

test('of a long text only the weightiest words are embedded one by one', async () => {
  const embedder = new WordHashEmbedder()
  const options = { indexDir: await temporaryFolder(), embedder }
  const { generation } = await buildGeneration([essay('satu', 'ASN harus netral.')], options)
  const unknown = Array.from({ length: 200 }, (_, i) => `kata${i}`)
  embedder.embedded.length = 0
  const asked = await readQuestion({ text: `netral ${unknown.join(' ')}` }, generation, vocabularyOf([]), embedder)
  expect(asked.concepts).toHaveLength(201)
  expect(embedder.embedded).toHaveLength(17)
  // What the essay holds itself counts all the same.
  const held = asked.match.held(new Set([generation.lexicalIndex.termNumber('netral')!]))
  expect(held[0]).toBe(1)
})

test('words that only together say nothing of the subject count when they stand alone', async () => {
  const embedder = new WordHashEmbedder()
  const { generation } = await buildGeneration([essay('satu', 'ASN harus netral.')], {
    indexDir: await temporaryFolder(),
    embedder,
  })
  const vocabulary = vocabularyOf([parseWordList('fillers: boleh terima-kasih', 'daftar.yaml')])
  const phrases = async (text: string) =>
    (await readQuestion({ text }, generation, vocabulary, embedder)).concepts.map(({ phrase }) => phrase.join(' '))
  expect(await phrases('boleh netral terima kasih')).toEqual(['netral'])
  expect(await phrases('boleh terima hadiah')).toHaveLength(2)
})
