/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import { Hono } from 'hono'
import { DemoView } from './demo-view.tsx'
import type { Room } from './room.tsx'

/** The script of a lesson, step by step: first a guess, then the answer. */
export function demoPages(room: Room): Hono {
  const { edition, services } = room
  const { texts, base } = edition
  const { demo } = services
  const DEMO = { title: texts.demo.title, place: 'demo', path: '/demo' } as const
  const routes = new Hono()
  routes.get('/demo', (c) =>
    demo.length === 0 ? room.page(c, DEMO, <p class="note">{texts.demo.none}</p>) : c.redirect(`${base}/demo/1`),
  )
  routes.get('/demo/:number{[0-9]+}/:part{jawaban}?', async (c) => {
    const number = Number(c.req.param('number'))
    const step = demo[number - 1]
    if (step === undefined) return c.redirect(`${base}/demo`)
    const isGuessing = step.guess !== undefined && c.req.param('part') === undefined
    const before = step.follows ? demo[number - 2] : undefined
    const question = before === undefined ? { text: step.question } : { text: step.question, previous: before.question }
    const refusal = isGuessing ? undefined : await room.hurried(c)
    if (refusal !== undefined) return refusal
    const reply = isGuessing ? undefined : await room.reply(question)
    const said = (isGuessing ? step.guess : step.say)![texts.language]
    const announce = `${texts.demo.step(number, demo.length)}. ${said}`
    const view = <DemoView {...{ edition, number, reply }} steps={demo} examples={room.offered(reply)} />
    return room.page(c, { ...DEMO, path: c.req.path.slice(base.length), announce }, view)
  })
  return routes
}
