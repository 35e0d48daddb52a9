import { Hono } from 'hono'
import { admit, isAccessCode, isAdmitted } from './access.ts'
import { EnterView } from './join-view.tsx'
import { documentOf } from './layout.tsx'
import type { Edition } from './layout.tsx'
import { addressOf, paceOf } from './pace.ts'

/** Of one address, within a minute. */
const TRIES = 10

/** /masuk: with the right code, from the QR code or typed, the browser is let in. */
export function doorRoutes(edition: Edition, accessCode: string): Hono {
  const { texts, base } = edition
  const tries = paceOf(TRIES)
  const routes = new Hono()
  routes.on(['GET', 'POST'], '/masuk', async (c) => {
    const given = c.req.method === 'POST' ? (await c.req.parseBody()).kode : c.req.query('kode')
    if (given === undefined && isAdmitted(c, accessCode)) return c.redirect(`${base}/`)
    const seconds = given === undefined ? undefined : await tries(addressOf(c))
    if (seconds === undefined && typeof given === 'string' && isAccessCode(given, accessCode)) {
      admit(c, accessCode)
      return c.redirect(`${base}/`)
    }
    const problem = seconds === undefined ? undefined : texts.tooMany(seconds)
    const view = <EnterView edition={edition} isWrong={given !== undefined} problem={problem} />
    const status = seconds !== undefined ? 429 : given === undefined ? 200 : 403
    return c.html(documentOf({ edition, title: texts.join.enter, path: '/masuk' }, view), status)
  })
  return routes
}
