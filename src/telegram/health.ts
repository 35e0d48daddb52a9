import { Hono } from 'hono'
import type { Contact } from './contact.ts'

/** Without a contact for so long, something is wrong between the bot and Telegram: a poll takes half a minute. */
const LONGEST_SILENCE_S = 90

/** GET /healthz: the process lives. GET /readyz: it can answer, and Telegram is within reach. */
export function healthRoutes(contact: Contact, indexName: () => string): Hono {
  const routes = new Hono()
  routes.get('/healthz', (c) => c.json({ status: 'ok' }))
  routes.get('/readyz', (c) => {
    const seconds = contact.secondsAgo
    const isReady = seconds !== undefined && seconds <= LONGEST_SILENCE_S
    return c.json({ ready: isReady, index: indexName(), secondsSinceTelegram: seconds ?? null }, isReady ? 200 : 503)
  })
  return routes
}
