/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import { Hono } from 'hono'
import type { Reply } from './ask.ts'
import { continued, decodeHistory, withQuestion } from './history.ts'
import type { History } from './history.ts'
import { fieldsOf } from './room.tsx'
import type { Room } from './room.tsx'
import { SheetView } from './sheet-view.tsx'
import type { Question } from '../types.ts'

/** A sheet has many answers. */
const SHEET_PRICE = 5

/** Questions of a session, and the sheet of its answers. */
export function askPages(room: Room): Hono {
  const { edition, services } = room
  const routes = new Hono()

  routes.get('/', async (c) => {
    const asked = c.req.query('tanya')
    if (asked === undefined) return room.askPage(c, [])
    return (await room.hurried(c)) ?? room.askPage(c, ...(await answered({ text: asked }, [])))
  })
  routes.post('/', async (c) => {
    // Before the form is read: who is to wait costs next to nothing. The browser keeps the session.
    const refusal = await room.hurried(c)
    if (refusal !== undefined) return refusal
    const form = await fieldsOf(c)
    const history = decodeHistory(form('riwayat'))
    const again = history[Number(form('ulang').at(-1) ?? NaN)]
    const written = form('contoh').at(-1) ?? form('tanya').at(-1)
    if (again !== undefined) return room.askPage(c, history, await room.reply(again))
    const removed = form('hapus').at(-1)
    if (removed !== undefined) {
      const rest = history.filter((_, i) => i !== Number(removed))
      const last = rest.at(-1)
      return last === undefined ? room.askPage(c, [], undefined, 200, true) : room.askPage(c, rest, await room.reply(last))
    }
    const alone = form('sendiri').at(-1)
    if (written === undefined && alone === undefined) return room.askPage(c, history)
    const question = alone === undefined ? continued(history, written!.trim()) : { text: alone }
    // Asked by itself, it takes the place of the follow-up that it was taken for.
    const before = alone !== undefined && history.at(-1)?.text === alone ? history.slice(0, -1) : history
    const [next, reply] = await answered(question, before)
    return room.askPage(c, next, reply, reply.kind === 'sentence' && reply.isProblem ? 422 : 200)
  })

  routes.post('/lembar', async (c) => {
    const refusal = await room.hurried(c, SHEET_PRICE)
    if (refusal !== undefined) return refusal
    const history = decodeHistory((await fieldsOf(c))('riwayat'))
    const entries = []
    for (const question of history) entries.push({ question, answer: (await services.answerQuestion(question)).answer })
    const view = <SheetView edition={edition} entries={entries} date={new Date()} />
    return room.page(c, { title: edition.texts.sheet.title, isTransient: true }, view)
  })
  routes.get('/lembar', (c) => c.redirect(`${edition.base}/`))
  return routes

  /** The session with this question in it, if it is one, and what is said to it. */
  async function answered(question: Question, history: History): Promise<[History, Reply]> {
    const reply = await room.reply(question)
    if (reply.kind !== 'answer') return [history, reply]
    const { text } = question
    const { context } = reply.report.explanation.query
    return [withQuestion(history, context === undefined ? { text } : { text, previous: context }), reply]
  }
}
