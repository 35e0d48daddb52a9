import { once } from 'node:events'
import { serve } from '@hono/node-server'
import type { Hono } from 'hono'
import type { Config } from './config.ts'
import { UserError } from './errors.ts'

export const DEFAULT_PORT = 8080

export interface Listening {
  readonly url: string
  readonly close: () => void
}

/** @throws UserError when the address cannot be used. */
export async function listen(routes: Hono, { host, port = DEFAULT_PORT }: Pick<Config, 'host' | 'port'>): Promise<Listening> {
  const server = serve({ fetch: routes.fetch, hostname: host, port })
  await once(server, 'listening').catch((error: unknown) => {
    throw new UserError(`Alamat ${host}:${port} tidak dapat dipakai; ubah HOST atau PORT.`, { cause: error })
  })
  const close = () => {
    server.close()
    // A browser keeps its connection open; the program would wait for it.
    if ('closeAllConnections' in server) server.closeAllConnections()
  }
  return { url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`, close }
}
