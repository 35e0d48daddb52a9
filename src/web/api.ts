import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import { MAX_QUESTION_LENGTH } from '../answering/answer.ts'
import { answerJson } from '../answering/answer-json.ts'
import { explanationJson } from '../answering/explanation-json.ts'
import { PAGE_INDONESIAN as TEXTS } from '../language/page-indonesian.ts'
import { addressOf } from './pace.ts'
import type { Pace } from './pace.ts'
import type { WebServices } from './services.ts'

const LARGEST_REQUEST = 100_000
const EXPECTED =
  'Expected a JSON object like {"question": "…"}, with "previous" (the question before) and "explain" (true or false) if wanted'

const schema = z.object({
  question: z.string(),
  previous: z.string().nullish(),
  explain: z.boolean().default(false),
})

/** POST /api/ask: what `npm run ask -- --json` prints. Whatever is wrong is said as {error}. */
export function apiRoutes({ answerQuestion }: WebServices, pace: Pace): Hono {
  const routes = new Hono()
  const limit = bodyLimit({ maxSize: LARGEST_REQUEST, onError: (c) => c.json({ error: TEXTS.tooLarge }, 413) })
  routes.post('/api/ask', limit, async (c) => {
    const seconds = await pace(addressOf(c))
    if (seconds !== undefined) return c.json({ error: TEXTS.tooMany(seconds) }, 429, { 'retry-after': String(seconds) })
    if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) return c.json({ error: EXPECTED }, 415)
    const parsed = schema.safeParse(await c.req.json().catch(() => undefined))
    if (!parsed.success) return c.json({ error: EXPECTED }, 400)
    const { question: text, previous, explain } = parsed.data
    for (const given of [text, previous ?? undefined]) {
      if (given?.trim() === '') return c.json({ error: TEXTS.empty }, 400)
      if ((given?.length ?? 0) > MAX_QUESTION_LENGTH)
        return c.json({ error: TEXTS.tooLong(given!.length, MAX_QUESTION_LENGTH) }, 400)
    }
    const report = await answerQuestion(previous == null ? { text } : { text, previous })
    return c.json({ ...answerJson(text, report), ...(explain ? { why: explanationJson(report) } : {}) })
  })
  routes.all('/api/*', (c) => c.json({ error: 'POST /api/ask' }, 404))
  return routes
}
