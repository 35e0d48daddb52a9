import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Examples } from '../../src/conversation/examples.ts'
import { embedder, realLibrary } from '../support/real-library.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

async function open(yaml: string): Promise<Examples> {
  const folder = await temporaryFolder({ 'examples.yaml': yaml })
  return Examples.open(join(folder, 'examples.yaml'), (await realLibrary()).answerQuestion, embedder)
}

test('only questions that the essays answer are offered; a topic without any goes', async () => {
  const examples = await open(
    '- topic: A\n  questions: [apa itu netralitas ASN?, resep rendang padang]\n- topic: B\n  questions: [cara menambal ban]\n',
  )
  expect(examples.topics).toEqual([
    { topic: 'A', english: 'A', examples: [{ id: expect.any(String) as unknown, question: 'apa itu netralitas ASN?' }] },
  ])
  expect(examples.byId(examples.topics[0]!.examples[0]!.id)?.question).toBe('apa itu netralitas ASN?')
  expect(examples.byId('nichts')).toBeUndefined()
})

test('the nearest examples are nearest in meaning', async () => {
  const examples = (await realLibrary()).examples()
  const [first] = examples.nearest(await embedder.embed('loyalitas kepada siapa', 'query'), 3)
  expect(first!.question).toBe('Kepada siapa ASN harus loyal?')
})

test.each(['- topic: A', 'a: b', '- topic: [', '- *tidak-ada', '- {topic: A, questions: [x]}'])(
  'a damaged file (%j) is named',
  async (yaml) => {
    await expect(open(yaml)).rejects.toThrow(/Contoh pertanyaan di .*examples\.yaml tidak dapat dibaca \(.+\)/)
  },
)
