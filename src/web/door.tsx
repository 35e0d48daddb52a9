/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import { Hono } from 'hono'
import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Access } from './access.ts'
import { EnterView } from './join-view.tsx'
import { documentOf } from './layout.tsx'
import type { Edition } from './layout.tsx'

/** A code and a name fit many times over. */
const LARGEST_FORM = 2_000

/** /masuk: with the right code, from the QR code or typed, the browser is let in. */
export function doorRoutes(edition: Edition, access: Access): Hono {
  const { texts, base } = edition
  const routes = new Hono()
  const limit = bodyLimit({
    maxSize: LARGEST_FORM,
    onError: (c) => (c.header('connection', 'close'), c.text(texts.tooLarge, 413)),
  })
  routes.on(['GET', 'POST'], '/masuk', limit, async (c) => {
    const given = c.req.method === 'POST' ? await typedCode(c) : c.req.query('kode')
    const admission = given === undefined ? await access.of(c) : await access.try(c, given)
    if (admission === 'admitted') {
      if (given !== undefined) access.remember(c)
      return c.redirect(`${base}/`)
    }
    const problem = typeof admission === 'object' ? texts.tooMany(admission.waitSeconds) : undefined
    const view = <EnterView edition={edition} isWrong={given !== undefined} problem={problem} />
    const status = problem !== undefined ? 429 : given === undefined ? 200 : 403
    return c.html(documentOf({ edition, title: texts.join.enter, path: '/masuk' }, view), status)
  })
  return routes
}

/** What is no form holds no code. */
async function typedCode(c: Context): Promise<string> {
  const { kode } = await c.req.parseBody().catch((): Record<string, string> => ({}))
  return typeof kode === 'string' ? kode : ''
}
