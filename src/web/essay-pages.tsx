/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import { Hono } from 'hono'
import { essayByShortId, passageById } from '../search/lookup.ts'
import { EssayList, EssayView } from './essay-view.tsx'
import type { Room } from './room.tsx'
import type { Span } from '../types.ts'

/** The essays, and each of them, with what was quoted marked. */
export function essayPages(room: Room): Hono {
  const { edition, services } = room
  const { generation } = services
  const routes = new Hono()
  routes.get('/esai', (c) =>
    room.page(
      c,
      { title: edition.texts.essays.title, place: 'essays', path: '/esai' },
      <EssayList edition={edition} generation={generation()} page={pageNumber(c.req.query('halaman'))} />,
    ),
  )
  routes.get('/esai/:essay', (c) => {
    const essay = essayByShortId(generation(), c.req.param('essay'))
    if (essay === undefined) return c.notFound()
    const quoted = passageById(generation(), c.req.query('kutipan') ?? '')
    const passage = quoted?.essayId === essay.id ? quoted : undefined
    return room.page(
      c,
      { title: essay.title, place: 'essays', path: c.req.path.slice(edition.base.length) },
      <EssayView edition={edition} essay={essay} passage={passage} highlights={spansIn(c.req.query('kalimat') ?? '')} />,
    )
  })
  return routes
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
