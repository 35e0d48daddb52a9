import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { isAdmitted } from './access.ts'
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
  const accessCode = services.joining?.accessCode
  routes.use(HEADERS)
  if (accessCode !== undefined) {
    routes.use(async (c, next) => {
      if (OPEN_TO_ALL.test(c.req.path) || isAdmitted(c, accessCode)) return next()
      if (c.req.path.startsWith('/api/')) return c.json({ error: editionOf('/').texts.join.enter }, 401)
      return c.redirect(`${editionOf(c.req.path).base}/masuk`)
    })
    for (const edition of EDITIONS.toReversed()) routes.route(edition.base || '/', doorRoutes(edition, accessCode))
  }
  routes.route('/', await assetRoutes())
  routes.route('/', apiRoutes(services, pace))
  // The addresses of the first edition are a part of all.
  for (const edition of EDITIONS.toReversed()) routes.route(edition.base || '/', pageRoutes(edition, services, pace))
  routes.notFound((c) => {
    return c.html(missingPage(editionOf(c.req.path)), 404)
  })
  routes.onError((error, c) => {
    // A stack names files and lines, not what was asked.
    services.log.error({ reason: error.message, stack: error.stack }, 'class page')
    const { texts } = editionOf(c.req.path)
    return c.req.path.startsWith('/api/') ? c.json({ error: texts.apology }, 500) : c.text(texts.apology, 500)
  })
  return routes
}

function missingPage(edition: Edition) {
  const { missing } = edition.texts
  return documentOf(
    { edition, title: missing.title },
    <>
      <h1>{missing.title}</h1>
      <p class="note">{missing.text}</p>
      <p>
        <a href={`${edition.base}/`}>{missing.back}</a>
      </p>
    </>,
  )
}
