import { Hono } from 'hono'
import { afterEach, expect, test, vi } from 'vitest'
import { createBot } from '../../src/telegram/bot.ts'
import { Contact } from '../../src/telegram/contact.ts'
import { healthRoutes } from '../../src/telegram/health.ts'
import { registerWebhook, webhookRoutes, webhookSecret } from '../../src/telegram/webhook.ts'
import { BotApiServer, TOKEN } from '../support/bot-api-server.ts'
import { openServices } from '../support/telegram-bot.ts'

let server: BotApiServer
afterEach(async () => {
  vi.restoreAllMocks()
  await server.stop()
})

async function deliverTo() {
  server = new BotApiServer()
  await server.start()
  const services = await openServices()
  const bot = createBot({ token: TOKEN, apiRoot: server.root }, services)
  const contact = new Contact()
  const routes = new Hono().route('/', webhookRoutes(bot, TOKEN, contact, services.log)).route(
    '/',
    healthRoutes(contact, () => services.generation().name),
  )
  const deliver = (update: object, secret = webhookSecret(TOKEN)) => {
    const body = JSON.stringify(update)
    const headers = {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
      'x-telegram-bot-api-secret-token': secret,
    }
    return routes.request('/telegram', { method: 'POST', headers, body })
  }
  return { bot, contact, routes, deliver, services }
}

const update = (id: number, text: string) => ({
  update_id: id,
  message: { message_id: id, date: Date.now() / 1000, chat: { id: 7, type: 'private' }, from: { id: 7 }, text },
})

test('an update that Telegram delivers is answered, once, and only with the secret', async () => {
  const { deliver, contact } = await deliverTo()
  expect((await deliver(update(1, 'halo'), 'wrong')).status).toBe(401)
  expect(contact.secondsAgo).toBeUndefined()
  expect(server.sent).toHaveLength(0)
  expect((await deliver(update(1, 'halo'))).status).toBe(200)
  expect((await deliver(update(1, 'halo'))).status).toBe(200)
  expect(server.sent).toHaveLength(1)
  expect(contact.secondsAgo).toBe(0)
})

test('what is too large or no update is refused, and harms nothing', async () => {
  const { deliver, routes } = await deliverTo()
  expect((await deliver({ update_id: 1, padding: 'x'.repeat(1_100_000) })).status).toBe(413)
  const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': webhookSecret(TOKEN) }
  expect((await routes.request('/telegram', { method: 'POST', headers, body: '{' })).status).toBe(400)
  expect((await routes.request('/telegram')).status).toBe(404)
  expect((await deliver(update(2, 'halo'))).status).toBe(200)
})

test('the webhook is registered with a secret that Telegram accepts and that does not show the token', async () => {
  const { bot, services } = await deliverTo()
  const patience = { log: services.log, signal: new AbortController().signal, firstPause: 10 }
  server.fail('setWebhook', { error_code: 500, description: 'Internal Server Error' }, 'drop')
  await registerWebhook(bot, 'https://bot.example.go.id', TOKEN, patience)
  const { url, secret_token } = server.callsOf('setWebhook').at(-1)!
  expect(url).toBe('https://bot.example.go.id/telegram')
  expect(TOKEN).not.toContain(String(secret_token))
  expect(secret_token).toBe(webhookSecret(TOKEN))
}, 15_000)

test('/healthz while the process lives; /readyz only while Telegram is within reach', async () => {
  const { routes, deliver } = await deliverTo()
  expect((await routes.request('/healthz')).status).toBe(200)
  const before = await routes.request('/readyz')
  expect([before.status, await before.json()]).toEqual([
    503,
    { ready: false, index: expect.any(String) as unknown, secondsSinceTelegram: null },
  ])
  await deliver(update(1, 'halo'))
  expect((await routes.request('/readyz')).status).toBe(200)
  const now = performance.now()
  vi.spyOn(performance, 'now').mockReturnValue(now + 200_000)
  expect((await routes.request('/readyz')).status).toBe(503)
  expect((await routes.request('/healthz')).status).toBe(200)
})
