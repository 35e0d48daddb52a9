import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { MessageEntity } from 'grammy/types'

export const TOKEN = '123456789:AAFakeTokenForTestsOnly_0123456789abc'

export interface Call {
  readonly method: string
  readonly payload: Readonly<Record<string, unknown>>
}

export interface SentMessage {
  readonly chat_id: number
  readonly text: string
  readonly entities?: readonly MessageEntity[]
}

interface Failure {
  readonly error_code: number
  readonly description: string
  readonly parameters?: object
}

/** A Bot API server on 127.0.0.1 that keeps Telegram's rules and remembers what it was asked. */
export class BotApiServer {
  readonly calls: Call[] = []
  /** Every connection is dropped. */
  isDown = false
  #updates: object[] = []
  #nextUpdate = 1
  #failures = new Map<string, Failure[]>()
  #waiting = new Set<() => void>()
  readonly #server = createServer((request, response) => void this.#handle(request, response))

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  get root(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  get sent(): SentMessage[] {
    return this.calls.filter(({ method }) => method === 'sendMessage').map(({ payload }) => payload as unknown as SentMessage)
  }

  /** The next calls of `method` fail like this, one after another. */
  fail(method: string, ...failures: Failure[]): void {
    this.#failures.set(method, [...(this.#failures.get(method) ?? []), ...failures])
  }

  say(text: string, chat: { id: number; type: string } = { id: 7, type: 'private' }, extra: object = {}): void {
    const entities = text.startsWith('/')
      ? { entities: [{ type: 'bot_command', offset: 0, length: text.split(' ')[0]!.length }] }
      : {}
    this.push({
      message: {
        message_id: this.#nextUpdate,
        date: 1,
        chat,
        from: { id: 7, is_bot: false, first_name: 'Budi' },
        text,
        ...entities,
        ...extra,
      },
    })
  }

  push(update: object): void {
    this.#updates.push({ update_id: this.#nextUpdate++, ...update })
    for (const wake of this.#waiting) wake()
  }

  /** Waits until so many messages were sent. */
  async untilSent(count: number, withinMs = 10_000): Promise<SentMessage[]> {
    return this.until(() => this.sent.length >= count, withinMs).then(() => this.sent)
  }

  async until(condition: () => boolean, withinMs = 10_000): Promise<void> {
    const deadline = Date.now() + withinMs
    while (!condition()) {
      if (Date.now() > deadline) throw new Error(`Not in time; calls: ${JSON.stringify(this.calls.map(({ method }) => method))}`)
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, token, method = ''] = /^\/bot([^/]+)\/(\w+)/.exec(request.url ?? '') ?? []
    const payload = await bodyOf(request)
    this.calls.push({ method, payload })
    if (this.isDown) return void request.socket.destroy()
    const failure = this.#failures.get(method)?.shift()
    if (failure !== undefined) return reply(response, { ok: false, ...failure })
    if (token !== TOKEN) return reply(response, { ok: false, error_code: 401, description: 'Unauthorized' })
    if (method === 'getUpdates') return this.#getUpdates(payload, request, response)
    reply(response, this.#result(method, payload))
  }

  #result(method: string, payload: Readonly<Record<string, unknown>>): object {
    switch (method) {
      case 'getMe':
        return { ok: true, result: { id: 123456789, is_bot: true, first_name: 'Tanya ASN', username: 'tanya_asn_bot' } }
      case 'deleteWebhook':
        return { ok: true, result: true }
      case 'setMyCommands': {
        const isValid = commandsOf(payload).every(
          ({ command, description }) => /^[a-z0-9_]{1,32}$/.test(command) && description.length >= 1 && description.length <= 256,
        )
        return isValid
          ? { ok: true, result: true }
          : { ok: false, error_code: 400, description: 'Bad Request: BOT_COMMAND_INVALID' }
      }
      case 'sendMessage': {
        const problem = problemOf(payload as unknown as SentMessage)
        if (problem !== undefined) return { ok: false, error_code: 400, description: `Bad Request: ${problem}` }
        return {
          ok: true,
          result: {
            message_id: this.calls.length,
            date: 1,
            chat: { id: payload.chat_id, type: 'private' },
            text: payload.text,
          },
        }
      }
      default:
        return { ok: false, error_code: 404, description: `Not Found: ${method}` }
    }
  }

  #getUpdates(payload: Readonly<Record<string, unknown>>, request: IncomingMessage, response: ServerResponse): void {
    const offset = Number(payload.offset ?? 0)
    this.#updates = this.#updates.filter((update) => (update as { update_id: number }).update_id >= offset)
    const answer = () => {
      this.#waiting.delete(answer)
      clearTimeout(timer)
      reply(response, { ok: true, result: this.#updates })
    }
    const timer = setTimeout(answer, this.#updates.length > 0 ? 0 : Math.min(Number(payload.timeout ?? 0), 5) * 1000)
    if (this.#updates.length === 0) this.#waiting.add(answer)
    request.socket.once('close', () => (this.#waiting.delete(answer), clearTimeout(timer)))
  }
}

function commandsOf(payload: Readonly<Record<string, unknown>>): { command: string; description: string }[] {
  return payload.commands as { command: string; description: string }[]
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  let body = ''
  for await (const piece of request) body += String(piece)
  return body === '' ? {} : (JSON.parse(body) as Record<string, unknown>)
}

function reply(response: ServerResponse, body: object): void {
  const code = 'error_code' in body ? Number(body.error_code) : 200
  response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

/** Telegram's rules for a message: 1 to 4,096 UTF-16 units; entities inside the text, of some length, properly nested. */
export function problemOf({ text, entities = [] }: Pick<SentMessage, 'text' | 'entities'>): string | undefined {
  if (text.trim() === '') return 'message text is empty'
  if (text.length > 4096) return 'message is too long'
  if (entities.length > 100) return 'too many entities'
  for (const { offset, length, type } of entities) {
    if (offset < 0 || length < 1 || offset + length > text.length) return `entity ${type} is out of the text`
    if (splitsPair(text, offset) || splitsPair(text, offset + length)) return `entity ${type} splits a character`
    for (const other of entities) {
      const overlaps = offset < other.offset && other.offset < offset + length && offset + length < other.offset + other.length
      if (overlaps) return `entities ${type} and ${other.type} overlap`
    }
  }
  return undefined
}

function splitsPair(text: string, place: number): boolean {
  return /[\uD800-\uDBFF]/.test(text[place - 1] ?? '') && /[\uDC00-\uDFFF]/.test(text[place] ?? '')
}
