/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import { randomBytes } from 'node:crypto'
import { Hono } from 'hono'
import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Child } from 'hono/jsx'
import { z } from 'zod'
import { essayByShortId, passageById } from '../search/lookup.ts'
import { replyTo } from './ask.ts'
import type { Reply } from './ask.ts'
import { AskView } from './ask-view.tsx'
import { summaryOf } from './answer-view.tsx'
import { DemoView } from './demo-view.tsx'
import { EssayList, EssayView } from './essay-view.tsx'
import { continued, decodeHistory, withQuestion } from './history.ts'
import type { History } from './history.ts'
import { JoinView } from './join-view.tsx'
import { documentOf } from './layout.tsx'
import type { Edition, LayoutProps } from './layout.tsx'
import { addressOf } from './pace.ts'
import type { Pace } from './pace.ts'
import { quizOf } from './quiz.ts'
import { QuizView } from './quiz-view.tsx'
import type { WebServices } from './services.ts'
import { SheetView } from './sheet-view.tsx'
import type { Question, Span } from '../types.ts'

/** A session as long as it may be stays below it, in any script. */
const LARGEST_FORM = 500_000
const EXAMPLES = 6
/** Offered where the essays do not answer. */
const OFFERED = 3
/** A sheet has many answers. */
const SHEET_PRICE = 5

type PageProps = Omit<LayoutProps, 'edition' | 'joins'>

const quizSchema = z.object({
  benih: z.string().regex(/^[0-9a-f]{1,32}$/),
  nomor: z.coerce.number().int().min(1).max(1_000),
  benar: z.coerce.number().int().min(0).max(1_000).default(0),
  pilihan: z.string().max(100).default(''),
})

/** Every page, in one language. */
export function pageRoutes(edition: Edition, services: WebServices, pace: Pace): Hono {
  const { texts, base } = edition
  const { generation, examples, demo, joining } = services
  const routes = new Hono()

  const page = (c: Context, props: PageProps, view: Child, status: 200 | 404 | 413 | 422 | 429 = 200) =>
    c.html(documentOf({ edition, joins: joining !== undefined, ...props }, view), status)
  const askPage = (c: Context, history: History, reply?: Reply, status: 200 | 413 | 422 | 429 = 200, isEmptied = false) => {
    const offered =
      reply?.kind === 'answer' ? examples().nearest(reply.report.explanation.embedding, OFFERED) : examples().varied(EXAMPLES)
    const announce =
      reply === undefined ? texts.ask.title : reply.kind === 'sentence' ? reply.sentence : summaryOf(reply.report, edition)
    const view = <AskView {...{ edition, history, reply, isEmptied }} examples={offered} />
    return page(c, { title: texts.ask.title, place: 'ask', announce }, view, status)
  }
  /** Whoever asks faster than anybody can read is told to wait. */
  const hurried = async (c: Context, points = 1) => {
    const seconds = await pace(addressOf(c), points)
    if (seconds === undefined) return undefined
    return askPage(c, [], { kind: 'sentence', sentence: texts.tooMany(seconds), isProblem: true }, 429)
  }

  const DEMO = { title: texts.demo.title, place: 'demo', path: '/demo' } as const

  routes.use(
    bodyLimit({
      maxSize: LARGEST_FORM,
      onError: (c) => {
        // What is left of the request is not read.
        c.header('connection', 'close')
        return askPage(c, [], { kind: 'sentence', sentence: texts.tooLarge, isProblem: true }, 413)
      },
    }),
  )

  routes.get('/', async (c) => {
    const asked = c.req.query('tanya')
    if (asked === undefined) return askPage(c, [])
    return (await hurried(c)) ?? askPage(c, ...(await answered({ text: asked }, [])))
  })
  routes.post('/', async (c) => {
    // Before the form is read: who is to wait costs next to nothing. The browser keeps the session.
    const refusal = await hurried(c)
    if (refusal !== undefined) return refusal
    const form = await fieldsOf(c)
    const history = decodeHistory(form('riwayat'))
    const again = history[Number(form('ulang').at(-1) ?? NaN)]
    const written = form('contoh').at(-1) ?? form('tanya').at(-1)
    if (again !== undefined) return askPage(c, history, (await answered(again, []))[1])
    const removed = form('hapus').at(-1)
    if (removed !== undefined) {
      const rest = history.filter((_, i) => i !== Number(removed))
      const last = rest.at(-1)
      return last === undefined ? askPage(c, [], undefined, 200, true) : askPage(c, rest, (await answered(last, []))[1])
    }
    const alone = form('sendiri').at(-1)
    if (written === undefined && alone === undefined) return askPage(c, history)
    const question = alone === undefined ? continued(history, written!.trim()) : { text: alone }
    // Asked by itself, it takes the place of the follow-up that it was taken for.
    const before = alone !== undefined && history.at(-1)?.text === alone ? history.slice(0, -1) : history
    const [next, reply] = await answered(question, before)
    return askPage(c, next, reply, reply.kind === 'sentence' && reply.isProblem ? 422 : 200)
  })

  routes.post('/lembar', async (c) => {
    const refusal = await hurried(c, SHEET_PRICE)
    if (refusal !== undefined) return refusal
    const history = decodeHistory((await fieldsOf(c))('riwayat'))
    const entries = []
    for (const question of history) entries.push({ question, answer: (await services.answerQuestion(question)).answer })
    return page(
      c,
      { title: texts.sheet.title, isTransient: true },
      <SheetView edition={edition} entries={entries} date={new Date()} />,
    )
  })
  routes.get('/lembar', (c) => c.redirect(`${base}/`))

  routes.get('/esai', (c) =>
    page(
      c,
      { title: texts.essays.title, place: 'essays', path: '/esai' },
      <EssayList edition={edition} generation={generation()} page={pageNumber(c.req.query('halaman'))} />,
    ),
  )
  routes.get('/esai/:essay', (c) => {
    const essay = essayByShortId(generation(), c.req.param('essay'))
    if (essay === undefined) return c.notFound()
    const quoted = passageById(generation(), c.req.query('kutipan') ?? '')
    const passage = quoted?.essayId === essay.id ? quoted : undefined
    return page(
      c,
      { title: essay.title, place: 'essays', path: c.req.path.slice(base.length) },
      <EssayView edition={edition} essay={essay} passage={passage} highlights={spansIn(c.req.query('kalimat') ?? '')} />,
    )
  })

  // The seed ends with the name of the index: over other essays it would be another quiz.
  const isCurrent = (seed: string) => seed.endsWith(generation().name)
  routes.get('/kuis', async (c) => {
    const parsed = quizSchema.safeParse(c.req.query())
    if (!parsed.success || !isCurrent(parsed.data.benih)) {
      return c.redirect(`${base}/kuis?benih=${randomBytes(8).toString('hex')}${generation().name}&nomor=1`)
    }
    const { benih: seed, nomor: number, benar: right } = parsed.data
    const refusal = await hurried(c)
    if (refusal !== undefined) return refusal
    const view = (
      <QuizView edition={edition} state={{ seed, number, right }} items={await quizOf(seed, texts.language, services)} />
    )
    return page(c, { title: texts.quiz.title, place: 'quiz', path: '/kuis', announce: texts.quiz.title }, view)
  })
  routes.post('/kuis', async (c) => {
    const form = await fieldsOf(c)
    const parsed = quizSchema.safeParse(
      Object.fromEntries(Object.keys(quizSchema.shape).map((name) => [name, form(name).at(-1)])),
    )
    if (!parsed.success || !isCurrent(parsed.data.benih)) return c.redirect(`${base}/kuis`)
    const { benih: seed, nomor: number, benar: right, pilihan: choice } = parsed.data
    const refusal = await hurried(c)
    if (refusal !== undefined) return refusal
    const items = await quizOf(seed, texts.language, services)
    const item = items[number - 1]
    if (item === undefined) return c.redirect(`${base}/kuis`)
    const [solution] = choice === '' ? [] : await services.quotePassages([item.right.id], { text: item.question })
    const announce = choice === '' ? texts.quiz.choose : choice === item.right.id ? texts.quiz.right : texts.quiz.wrong
    return page(
      c,
      { title: texts.quiz.title, place: 'quiz', path: '/kuis', announce },
      <QuizView edition={edition} state={{ seed, number, right }} items={items} choice={choice} solution={solution} />,
    )
  })

  routes.get('/demo', (c) =>
    demo.length === 0 ? page(c, DEMO, <p class="note">{texts.demo.none}</p>) : c.redirect(`${base}/demo/1`),
  )
  routes.get('/demo/:number{[0-9]+}/:part{jawaban}?', async (c) => {
    const number = Number(c.req.param('number'))
    const step = demo[number - 1]
    if (step === undefined) return c.redirect(`${base}/demo`)
    const isGuessing = step.guess !== undefined && c.req.param('part') === undefined
    const before = step.follows ? demo[number - 2] : undefined
    const question = before === undefined ? { text: step.question } : { text: step.question, previous: before.question }
    const refusal = isGuessing ? undefined : await hurried(c)
    if (refusal !== undefined) return refusal
    const reply = isGuessing ? undefined : await replyTo(question, texts, services)
    const offered = reply?.kind === 'answer' ? examples().nearest(reply.report.explanation.embedding, OFFERED) : []
    const said = (isGuessing ? step.guess : step.say)![texts.language]
    const view = <DemoView {...{ edition, number, reply }} steps={demo} examples={offered} />
    const announce = `${texts.demo.step(number, demo.length)}. ${said}`
    return page(c, { ...DEMO, path: c.req.path.slice(base.length), announce }, view)
  })

  routes.get('/gabung', (c) =>
    joining === undefined
      ? c.notFound()
      : page(c, { title: texts.join.title, place: 'join', path: '/gabung' }, <JoinView edition={edition} joining={joining} />),
  )
  return routes

  /** The session with this question in it, if it is one, and what is said to it. */
  async function answered(question: Question, history: History): Promise<[History, Reply]> {
    const reply = await replyTo(question, texts, services)
    return [reply.kind === 'answer' ? withQuestion(history, question) : history, reply]
  }
}

/** “12-80,90-120” → places in a passage, ascending and apart; whatever makes no sense marks nothing. */
function spansIn(given: string): Span[] {
  const spans = [...given.matchAll(/(\d{1,7})-(\d{1,7})/g)].map(([, start, end]) => ({ start: Number(start), end: Number(end) }))
  return spans.reduce<Span[]>(
    (kept, span) => (span.start < span.end && span.start >= (kept.at(-1)?.end ?? 0) ? [...kept, span] : kept),
    [],
  )
}

/** From 1; whatever makes no sense is the first. */
function pageNumber(given: string | undefined): number {
  const number = Number(given ?? 1)
  return Number.isInteger(number) && number > 0 ? number : 1
}

/** The values of a field of a form, in order; files are none. */
async function fieldsOf(c: Context): Promise<(name: string) => string[]> {
  // What is no form has no fields.
  const body = await c.req.parseBody({ all: true }).catch((): Record<string, string[]> => ({}))
  return (name) => [body[name] ?? []].flat().filter((value) => typeof value === 'string')
}
