/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { Access, namesLoopback } from './access.ts'
import { apiRoutes } from './api.ts'
import { assetRoutes } from './assets.ts'
import { doorRoutes } from './door.tsx'
import { EDITIONS, documentOf } from './layout.tsx'
import type { Edition } from './layout.tsx'
import { paceOf } from './pace.ts'
import { pageRoutes } from './pages.tsx'
import type { WebServices } from './services.ts'

/** Nothing but what this server itself serves; no markup that a text brings along could run or reach anything. */
const HEADERS = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    fontSrc: ["'self'"],
    imgSrc: ["'self'"],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  referrerPolicy: 'no-referrer',
  xFrameOptions: 'DENY',
  // In a local network there is no https to insist on.
  strictTransportSecurity: false,
})
const OPEN_TO_ALL = /^\/(?:assets\/|(?:en\/)?masuk$)/

/** The class page with all that belongs to it. `beside`: what else listens here, and asks for no access code. */
export async function classPage(services: WebServices, beside = new Hono()): Promise<Hono> {
  const routes = new Hono({ strict: false })
  routes.route('/', beside)
  const pace = paceOf(services.questionsPerMinute)
  const editionOf = (path: string) => EDITIONS.findLast(({ base }) => path === base || path.startsWith(`${base}/`))!
  const { joining } = services
  routes.use(HEADERS)
  if (joining === undefined) {
    // Nobody is asked for a code, so nobody may come by another name: a page elsewhere could have its own point here.
    routes.use((c, next) => (namesLoopback(c) ? next() : Promise.resolve(c.text(editionOf(c.req.path).texts.strange, 403))))
  } else {
    const access = new Access(joining.accessCode, joining.trustsThisMachine)
    routes.use(async (c, next) => {
      const admission = OPEN_TO_ALL.test(c.req.path) ? 'admitted' : await access.of(c)
      if (admission === 'admitted') return next()
      const { texts, base } = editionOf(c.req.path)
      if (!c.req.path.startsWith('/api/')) return c.redirect(`${base}/masuk`)
      if (admission === 'refused') return c.json({ error: texts.join.enter }, 401)
      const { waitSeconds } = admission
      return c.json({ error: texts.tooMany(waitSeconds) }, 429, { 'retry-after': String(waitSeconds) })
    })
    for (const edition of EDITIONS.toReversed()) routes.route(edition.base || '/', doorRoutes(edition, access))
  }
  routes.route('/', await assetRoutes())
  routes.route('/', apiRoutes(services, pace))
  // The addresses of the first edition are a part of all.
  for (const edition of EDITIONS.toReversed()) routes.route(edition.base || '/', pageRoutes(edition, services, pace))
  routes.notFound((c) => {
    const edition = editionOf(c.req.path)
    const { title, text, back } = edition.texts.missing
    return c.html(messagePage(edition, title, text, back), 404)
  })
  routes.onError((error, c) => {
    // A stack names files and lines, not what was asked.
    services.log.error({ reason: error.message, stack: error.stack }, 'class page')
    const edition = editionOf(c.req.path)
    const { apology, missing, ask } = edition.texts
    if (c.req.path.startsWith('/api/')) return c.json({ error: apology }, 500)
    return c.html(messagePage(edition, ask.title, apology, missing.back), 500)
  })
  return routes
}

function messagePage(edition: Edition, title: string, text: string, back: string) {
  return documentOf(
    { edition, title, announce: text },
    <>
      <h1>{title}</h1>
      <p class="note">{text}</p>
      <p>
        <a href={`${edition.base}/`}>{back}</a>
      </p>
    </>,
  )
}
