import { once } from 'node:events'
import { Hono } from 'hono'
import { classRoutes } from './class-services.ts'
import type { Config } from './config.ts'
import { terminalObserver } from './console/terminal-observer.ts'
import { followEssays } from './follow-essays.ts'
import { CLASS_PAGE } from './language/indonesian.ts'
import { listen } from './listen.ts'
import { openService } from './service.ts'
import { describe } from './telegram/log.ts'
import type { Log } from './telegram/log.ts'

const LOOPBACK = /\/\/(?:127\.|localhost|\[::1\])/

/** The class page by itself, without Telegram, until `signal` ends it. */
export async function serveClass(config: Config, log: Log, signal: AbortSignal): Promise<void> {
  const observer = terminalObserver()
  const service = await openService(config, observer, log)
  const routes = await classRoutes(
    config,
    service,
    log,
    healthRoutes(() => service.assembly.generation().name),
  )
  const { url, close } = await listen(routes, config)
  const unfollow = followEssays(config, service.assembly, service.publisher, {
    onChange: () => observer.notice(CLASS_PAGE.noticed),
    onProblem: (sentence) => observer.notice(sentence),
    onDefect: (error) => log.error(describe(error), 'essays cannot be followed'),
  })
  // Nobody can open an address that stands for all addresses.
  const address = url.replace(/\/\/(?:0\.0\.0\.0|\[::\])/, '//127.0.0.1')
  console.log(
    [
      CLASS_PAGE.ready(address),
      ...(config.webAccessCode === undefined || LOOPBACK.test(url) ? [] : [CLASS_PAGE.join(`${address}/gabung`)]),
      CLASS_PAGE.telegram,
    ].join('\n'),
  )
  if (!signal.aborted) await once(signal, 'abort')
  unfollow()
  service.publisher.cancel()
  close()
}

/** GET /healthz and /readyz, as beside the bot. */
function healthRoutes(indexName: () => string): Hono {
  const routes = new Hono()
  routes.get('/healthz', (c) => c.json({ status: 'ok' }))
  routes.get('/readyz', (c) => c.json({ ready: true, index: indexName() }))
  return routes
}
