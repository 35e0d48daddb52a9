/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import { randomBytes } from 'node:crypto'
import { Hono } from 'hono'
import { z } from 'zod'
import { quizOf } from './quiz.ts'
import { QuizView } from './quiz-view.tsx'
import { fieldsOf } from './room.tsx'
import type { Room } from './room.tsx'

const schema = z.object({
  benih: z.string().regex(/^[0-9a-f]{1,32}$/),
  nomor: z.coerce.number().int().min(1).max(1_000),
  benar: z.coerce.number().int().min(0).max(1_000).default(0),
  pilihan: z.string().max(100).default(''),
})

/** Questions with passages to choose from. */
export function quizPages(room: Room): Hono {
  const { edition, services } = room
  const { texts, base } = edition
  const QUIZ = { title: texts.quiz.title, place: 'quiz', path: '/kuis' } as const
  const routes = new Hono()

  // The seed ends with the name of the index: over other essays it would be another quiz.
  const isCurrent = (seed: string) => seed.endsWith(services.generation().name)
  routes.get('/kuis', async (c) => {
    const parsed = schema.safeParse(c.req.query())
    if (!parsed.success || !isCurrent(parsed.data.benih)) {
      return c.redirect(`${base}/kuis?benih=${randomBytes(8).toString('hex')}${services.generation().name}&nomor=1`)
    }
    const { benih: seed, nomor: number, benar: right } = parsed.data
    const refusal = await room.hurried(c)
    if (refusal !== undefined) return refusal
    const items = await quizOf(seed, texts.language, services)
    const view = <QuizView edition={edition} state={{ seed, number, right }} items={items} />
    return room.page(c, { ...QUIZ, announce: texts.quiz.title }, view)
  })
  routes.post('/kuis', async (c) => {
    const form = await fieldsOf(c)
    const parsed = schema.safeParse(Object.fromEntries(Object.keys(schema.shape).map((name) => [name, form(name).at(-1)])))
    if (!parsed.success || !isCurrent(parsed.data.benih)) return c.redirect(`${base}/kuis`)
    const { benih: seed, nomor: number, benar: right, pilihan: choice } = parsed.data
    const refusal = await room.hurried(c)
    if (refusal !== undefined) return refusal
    const items = await quizOf(seed, texts.language, services)
    const item = items[number - 1]
    if (item === undefined) return c.redirect(`${base}/kuis`)
    const [solution] = choice === '' ? [] : await services.quotePassages([item.right.id], { text: item.question })
    const announce = choice === '' ? texts.quiz.choose : choice === item.right.id ? texts.quiz.right : texts.quiz.wrong
    const view = <QuizView {...{ edition, items, choice, solution }} state={{ seed, number, right }} />
    return room.page(c, { ...QUIZ, announce }, view)
  })
  return routes
}
