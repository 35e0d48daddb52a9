import { afterEach, expect, test } from 'vitest'
import { INDONESIAN } from '../../src/language/frame-indonesian.ts'
import { runBot } from '../support/telegram-bot.ts'
import type { RunningBot } from '../support/telegram-bot.ts'

let bot: RunningBot
afterEach(() => bot.stop())

interface Result {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly input_message_content: { readonly message_text: string; readonly entities: readonly { type: string }[] }
}

async function offered(query: string): Promise<{ results: Result[]; button?: { text: string; start_parameter: string } }> {
  bot = await runBot()
  bot.server.inline(query)
  const [answer] = await bot.server.untilCalled('answerInlineQuery')
  return answer as unknown as { results: Result[] }
}

test('quotes to choose from, with a preview; the one chosen is sent with its citation', async () => {
  const { results } = await offered('bolehkah ASN kampanye di medsos?')
  expect(results.length).toBeGreaterThan(2)
  const [first] = results
  expect(first!.title).toContain('Menjadi ASN KPU')
  expect(first!.description).toContain('Selain itu, terdapat beberapa tantangan')
  expect(first!.input_message_content.message_text).toMatch(
    /penggunaan media sosial untuk kampanye[^]*KPU Kabupaten Subang · paragraf 1/,
  )
  expect(first!.input_message_content.entities.map(({ type }) => type)).toContain('bold')
  expect(bot.logged.join('')).not.toContain('failed')
})

test.each([
  ['', INDONESIAN.inline.empty],
  ['as', INDONESIAN.inline.empty],
  ['resep rendang padang', INDONESIAN.inline.notFound],
  ['x '.repeat(1_500), INDONESIAN.inline.notFound],
])('nothing to offer for %j is said above the empty list', async (query, hint) => {
  const { results, button } = await offered(query)
  expect(results).toEqual([])
  expect(button!.text).toBe(hint)
  bot.server.say(`/start ${button!.start_parameter}`)
  expect((await bot.server.untilSent(1))[0]!.text).toBe(INDONESIAN.topicList)
})
