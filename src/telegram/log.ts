import { GrammyError, HttpError } from 'grammy'
import { pino } from 'pino'
import type { Logger } from 'pino'
import { reasonOf } from '../errors.ts'

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>

/** One JSON object a line on stdout. The token never comes out, whatever is logged. */
export function createLog(
  level: string,
  token: string | undefined,
  write: (line: string) => void = (line) => process.stdout.write(line),
): Log {
  const withoutToken = (line: string) => (token === undefined ? line : line.replaceAll(token, '[BOT_TOKEN]'))
  return pino({ level, base: null }, { write: (line) => write(withoutToken(line)) })
}

/** What a log may hold of an error: not the payload of a call, which holds messages of people. */
export function describe(error: unknown): Record<string, unknown> {
  if (error instanceof GrammyError) return { method: error.method, code: error.error_code, reason: error.description }
  if (error instanceof HttpError) return { reason: error.message, cause: networkCode(error.error) }
  return { reason: reasonOf(error), stack: error instanceof Error ? error.stack : undefined }
}

function networkCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : reasonOf(error)
}
