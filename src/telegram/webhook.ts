import { createHmac } from 'node:crypto'
import { GrammyError, webhookCallback } from 'grammy'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { UserError } from '../errors.ts'
import type { TelegramBot } from './bot.ts'
import { untilAnswered } from './connect.ts'
import type { Patience } from './connect.ts'
import { describe } from './log.ts'
import type { Log } from './log.ts'
import type { Contact } from './contact.ts'
import { UPDATES } from './polling.ts'

/** No update of Telegram comes near. */
const LARGEST_UPDATE = 1_000_000
/** Telegram waits longer than this; the answer goes on being prepared. */
const PATIENCE_MS = 9_000

/** Telegram shows it with each update; whoever does not have the token cannot know it. */
export function webhookSecret(token: string): string {
  return createHmac('sha256', token).update('webhook').digest('hex')
}

/** Where Telegram delivers updates: POST /telegram, with the secret in the header that Telegram uses. */
export function webhookRoutes(bot: TelegramBot, token: string, contact: Contact, log: Log): Hono {
  const secret = webhookSecret(token)
  const handle = webhookCallback(bot, 'hono', {
    secretToken: secret,
    onTimeout: 'return',
    timeoutMilliseconds: PATIENCE_MS,
  })
  const routes = new Hono()
  routes.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse()
    log.warn(describe(error), 'not an update')
    return c.body(null, 400)
  })
  routes.post('/telegram', bodyLimit({ maxSize: LARGEST_UPDATE }), async (c) => {
    // Before grammY, which would first ask Telegram who it is.
    if (c.req.header('x-telegram-bot-api-secret-token') !== secret) return c.body(null, 401)
    const response = await handle(c)
    if (response.status === 200) contact.made()
    return response
  })
  return routes
}

/** Tells Telegram where to deliver, until it has understood. @throws UserError when Telegram refuses the token or the address. */
export async function registerWebhook(bot: TelegramBot, url: string, token: string, patience: Patience): Promise<void> {
  const options = { secret_token: webhookSecret(token), allowed_updates: UPDATES }
  await untilAnswered(async () => {
    try {
      await bot.api.setWebhook(`${url}/telegram`, options, patience.signal as never)
    } catch (error) {
      if (!(error instanceof GrammyError) || error.error_code !== 400) throw error
      throw new UserError(`WEBHOOK_URL ditolak oleh Telegram (${error.description}); periksa alamat dan sertifikatnya.`, {
        cause: error,
      })
    }
  }, patience)
}
