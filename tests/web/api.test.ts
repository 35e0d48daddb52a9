import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerJson } from '../../src/answering/answer-json.ts'
import { PAGE_INDONESIAN } from '../../src/language/page-indonesian.ts'
import { open, runClassPage } from '../support/class-page.ts'
import type { RunningPage } from '../support/class-page.ts'
import { QUESTION } from '../support/environment.ts'

let page: RunningPage
beforeAll(async () => void (page = await runClassPage()))
afterAll(() => page.stop())

async function ask(body: unknown, type = 'application/json', url = page.url) {
  const init = { method: 'POST', headers: { 'content-type': type }, body: typeof body === 'string' ? body : JSON.stringify(body) }
  const { status, html, headers } = await open(`${url}/api/ask`, init)
  return { status, headers, json: JSON.parse(html) as Record<string, unknown> }
}

test('gives what the command prints', async () => {
  const { status, json } = await ask({ question: QUESTION })
  const { milliseconds, ...expected } = answerJson(QUESTION, await page.library.answerQuestion({ text: QUESTION }))
  expect(status).toBe(200)
  expect(json).toEqual({ ...JSON.parse(JSON.stringify(expected)), milliseconds: expect.any(Number) as number })
  expect(milliseconds).toBeGreaterThan(0)
})

test('understands follow-ups, and explains on request', async () => {
  const { json } = await ask({ question: 'kalau di grup keluarga?', previous: QUESTION, explain: true })
  expect(json.why).toMatchObject({ context: QUESTION })
  expect((await ask({ question: QUESTION, previous: null })).json.why).toBeUndefined()
})

test.each([
  ['no JSON', '{', 400, /^Expected a JSON object/],
  ['another object', { q: 'x' }, 400, /^Expected a JSON object/],
  ['a list', ['x'], 400, /^Expected a JSON object/],
  ['nothing asked', { question: '  ' }, 400, /^Pertanyaannya kosong/],
  ['too much asked', { question: 'a'.repeat(2_001) }, 400, /^Pertanyaannya terlalu panjang \(2\.001 huruf\)/],
  ['too much before', { question: 'x', previous: 'a'.repeat(2_001) }, 400, /terlalu panjang/],
  ['enormous', { question: 'a'.repeat(200_000) }, 413, /terlalu besar/],
])('%s: an error in one sentence', async (_, body, status, error) => {
  const answer = await ask(body)
  expect(answer.status).toBe(status)
  expect(answer.json).toEqual({ error: expect.stringMatching(error) as string })
})

test('a form of another page cannot ask', async () => {
  expect((await ask('question=x', 'application/x-www-form-urlencoded')).status).toBe(415)
  expect((await ask(JSON.stringify({ question: 'x' }), 'text/plain')).status).toBe(415)
})

test('is limited, and says for how long', async () => {
  const hurried = await runClassPage({ questionsPerMinute: 1 })
  expect((await ask({ question: QUESTION }, undefined, hurried.url)).status).toBe(200)
  const { status, json, headers } = await ask({ question: QUESTION }, undefined, hurried.url)
  const seconds = Number(headers.get('retry-after'))
  expect([status, json]).toEqual([429, { error: PAGE_INDONESIAN.tooMany(seconds) }])
  expect(seconds).toBeGreaterThan(0)
  await hurried.stop()
})

test('another address or method leads nowhere', async () => {
  for (const [path, method] of [
    ['/api/ask', 'GET'],
    ['/api/other', 'POST'],
  ] as const) {
    const { status, html } = await open(page.url + path, { method })
    expect([status, JSON.parse(html)]).toEqual([404, { error: 'POST /api/ask' }])
  }
})
