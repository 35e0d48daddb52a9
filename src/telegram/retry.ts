import { setTimeout as sleep } from 'node:timers/promises'
import { HttpError } from 'grammy'
import type { Transformer } from 'grammy'
import type { Log } from './log.ts'

const FIRST_PAUSE_S = 1
const LONGEST_PAUSE_S = 60
/** Who has waited longer than this for an answer has gone. */
const PATIENCE_S = 3_600

/** A message only; a tap or a query is past its time when Telegram is back. */
const RETRIED: ReadonlySet<string> = new Set(['sendMessage', 'editMessageText'])
/** The connection never came about: Telegram cannot have got the message already. */
const NOT_SENT: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'])

/**
 * Messages that Telegram turns down for now (429, 5xx, no connection) are sent again after growing pauses. Only their own chat waits. A
 * message that may have arrived is not sent twice.
 */
export function retry(log: Log, signal: AbortSignal | undefined): Transformer {
  return async (previous, method, payload, abort) => {
    if (!RETRIED.has(method)) return previous(method, payload, abort)
    const deadline = performance.now() + PATIENCE_S * 1000
    for (let pause = FIRST_PAUSE_S; ; pause = Math.min(pause * 2, LONGEST_PAUSE_S)) {
      const response = await previous(method, payload, abort).catch((error: unknown) => {
        if (isNotSent(error)) return undefined
        throw error
      })
      const isTemporary = response === undefined || (!response.ok && (response.error_code === 429 || response.error_code >= 500))
      if (!isTemporary) return response
      if (performance.now() > deadline) {
        if (response !== undefined) return response
        throw new Error(`${method} could not be sent within an hour`)
      }
      const asked = response !== undefined && !response.ok ? response.parameters?.retry_after : undefined
      const wait = asked ?? pause
      log.info(
        { method, code: response !== undefined && !response.ok ? response.error_code : undefined, wait },
        'sent again later',
      )
      await sleep(wait * 1000, undefined, signal === undefined ? {} : { signal })
    }
  }
}

function isNotSent(error: unknown): boolean {
  return (
    error instanceof HttpError && error.error instanceof Error && 'code' in error.error && NOT_SENT.has(String(error.error.code))
  )
}
