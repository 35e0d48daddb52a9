import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity } from 'grammy/types'
import { problemOf, problemOfCommands, problemOfInlineAnswer, problemOfKeyboard, problemOfWebhook } from './telegram-rules.ts'

export const TOKEN = '123456789:AAFakeTokenForTestsOnly_0123456789abc'
export const BOT = { id: 123456789, is_bot: true, first_name: 'Tanya ASN', username: 'tanya_asn_bot' }
export const PERSON = { id: 7, is_bot: false, first_name: 'Budi' }

export interface Call {
  readonly method: string
  readonly payload: Readonly<Record<string, unknown>>
}

export interface SentMessage {
  readonly chat_id: number
  readonly text: string
  readonly entities?: readonly MessageEntity[]
  readonly reply_markup?: InlineKeyboardMarkup
  readonly reply_parameters?: { readonly message_id: number }
}

export interface StoredMessage {
  message_id: number
  chat: Chat
  from: object
  date: number
  text: string
  entities?: readonly MessageEntity[]
  reply_markup?: InlineKeyboardMarkup
  reply_to_message?: StoredMessage
}

interface Chat {
  readonly id: number
  readonly type: string
}

/** An error of the Bot API; or no answer at all. */
type Failure =
  | { readonly error_code: number; readonly description: string; readonly parameters?: object }
  | 'hang'
  | 'drop'
  /** Does what was asked, but the answer never arrives. */
  | 'drop-after'

/** A Bot API server on 127.0.0.1 that keeps Telegram's rules and remembers what it was asked. */
export class BotApiServer {
  readonly calls: Call[] = []
  /** Every message, of people and of the bot. */
  readonly messages: StoredMessage[] = []
  /** Every connection is dropped. */
  isDown = false
  /** Callback and inline queries are past their time. */
  queriesAreOld = false
  /** Where updates would be delivered. */
  webhook = ''
  /** What a bot may download: path → content. */
  readonly files = new Map<string, Uint8Array>()
  /** Told of each call before it is answered. */
  onCall: (call: Call) => void = () => undefined
  /** Told of each call that was granted. */
  onResult: (call: Call) => void = () => undefined
  /** What was turned down by Telegram's rules. */
  readonly refusals: string[] = []
  readonly #queries = new Set<string>()
  #updates: object[] = []
  #nextUpdate = 1
  #nextMessage = 1
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
    return this.callsOf('sendMessage') as unknown as SentMessage[]
  }

  callsOf(method: string): Readonly<Record<string, unknown>>[] {
    return this.calls.filter((call) => call.method === method).map(({ payload }) => payload)
  }

  /** The message that the bot sent last, as Telegram keeps it. */
  get lastOfBot(): StoredMessage {
    return this.messages.findLast(({ from }) => from === BOT)!
  }

  /** The next calls of `method` fail like this, one after another. */
  fail(method: string, ...failures: Failure[]): void {
    this.#failures.set(method, [...(this.#failures.get(method) ?? []), ...failures])
  }

  /** A person writes. Returns the message. */
  say(text: string, chat: Chat = { id: PERSON.id, type: 'private' }, extra: object = {}): StoredMessage {
    const message = {
      ...this.#store({ chat, from: PERSON, text }),
      entities: [...entitiesIn(text)],
      ...extra,
    }
    Object.assign(this.messages.at(-1)!, message)
    this.push({ message })
    return message
  }

  /** A person sends a file. */
  send(name: string, content: Uint8Array, from = PERSON): void {
    const file_id = `f${this.#nextUpdate}`
    this.files.set(file_id, content)
    const document = { file_id, file_unique_id: file_id, file_name: name, file_size: content.length }
    const message = { ...this.#store({ chat: { id: from.id, type: 'private' }, from, text: '' }), text: undefined, document }
    this.push({ message })
  }

  /** A person changes what was written. */
  edit(message: StoredMessage, text: string): void {
    Object.assign(message, { text, entities: [...entitiesIn(text)], edit_date: now() })
    this.push({ edited_message: message })
  }

  /** A person taps the button whose label holds `label`. */
  press(message: StoredMessage, label: string, from: object = PERSON): void {
    const button = buttonsOf(message).find(({ text }) => text.includes(label))
    if (button === undefined) throw new Error(`No button ${label}; there are ${JSON.stringify(buttonsOf(message))}`)
    if (!('callback_data' in button)) throw new Error(`Button ${label} is a link`)
    this.pushQuery('callback_query', { message, from, chat_instance: '1', data: button.callback_data })
  }

  /** A person types `@bot query` in some chat. */
  inline(query: string, from: object = PERSON): void {
    this.pushQuery('inline_query', { query, from, offset: '' })
  }

  pushQuery(kind: string, query: object): void {
    const id = `q${this.#nextUpdate}`
    this.#queries.add(id)
    this.push({ [kind]: { id, ...query } })
  }

  push(update: object): void {
    this.#updates.push({ update_id: this.#nextUpdate++, ...update })
    for (const wake of this.#waiting) wake()
  }

  /** Waits until so many messages were sent. */
  async untilSent(count: number, withinMs = 10_000): Promise<SentMessage[]> {
    return this.until(() => this.sent.length >= count, withinMs).then(() => this.sent)
  }

  async untilCalled(method: string, count = 1): Promise<Readonly<Record<string, unknown>>[]> {
    return this.until(() => this.callsOf(method).length >= count).then(() => this.callsOf(method))
  }

  async until(condition: () => boolean, withinMs = 10_000): Promise<void> {
    const deadline = Date.now() + withinMs
    while (!condition()) {
      if (Date.now() > deadline) throw new Error(`Not in time; calls: ${JSON.stringify(this.calls.map(({ method }) => method))}`)
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, path] = /^\/file\/bot[^/]+\/(.+)$/.exec(request.url ?? '') ?? []
    if (path !== undefined) return void response.writeHead(this.files.has(path) ? 200 : 404).end(this.files.get(path))
    const [, token, method = ''] = /^\/bot([^/]+)\/(\w+)/.exec(request.url ?? '') ?? []
    const payload = await bodyOf(request)
    const call = { method, payload }
    this.calls.push(call)
    this.onCall(call)
    const failure = this.isDown ? 'drop' : this.#failures.get(method)?.shift()
    if (failure === 'hang') return
    if (failure === 'drop') return void request.socket.destroy()
    if (failure !== undefined && failure !== 'drop-after') return reply(response, { ok: false, ...failure })
    if (token !== TOKEN) return reply(response, { ok: false, error_code: 401, description: 'Unauthorized' })
    if (method === 'getUpdates') return this.#getUpdates(payload, response)
    const result = this.#result(method, payload)
    if (failure === 'drop-after') return void request.socket.destroy()
    if (typeof result !== 'string') {
      this.onResult(call)
      return reply(response, { ok: true, result })
    }
    this.refusals.push(`${method}: ${result}`)
    reply(response, { ok: false, error_code: 400, description: `Bad Request: ${result}` })
  }

  /** What Telegram answers; a string is the description of a refusal. */
  #result(method: string, payload: Readonly<Record<string, unknown>>): unknown {
    switch (method) {
      case 'getMe':
        return BOT
      case 'getFile':
        return this.files.has(String(payload.file_id))
          ? { file_id: payload.file_id, file_path: payload.file_id }
          : 'invalid file_id'
      case 'getWebhookInfo':
        return { url: this.webhook, pending_update_count: 0 }
      case 'deleteWebhook':
      case 'sendChatAction':
        return true
      case 'setMyCommands':
        return problemOfCommands(payload.commands as Parameters<typeof problemOfCommands>[0]) ?? true
      case 'setWebhook':
        return problemOfWebhook(payload as Parameters<typeof problemOfWebhook>[0]) ?? true
      case 'sendMessage':
        return this.#send(payload as unknown as SentMessage)
      case 'editMessageText':
      case 'editMessageReplyMarkup':
        return this.#edit(payload as unknown as SentMessage & { message_id: number })
      case 'deleteMessage':
        return this.#delete(payload as unknown as { chat_id: number; message_id: number })
      case 'answerCallbackQuery':
        if (JSON.stringify(payload.text ?? '').length > 202) return 'MESSAGE_TOO_LONG'
        return this.#answerQuery(String(payload.callback_query_id))
      case 'answerInlineQuery':
        return (
          problemOfInlineAnswer(payload as unknown as Parameters<typeof problemOfInlineAnswer>[0]) ??
          this.#answerQuery(String(payload.inline_query_id))
        )
      default:
        return `method ${method} not found`
    }
  }

  #send({ chat_id, text, entities, reply_markup, reply_parameters: replied }: SentMessage & { reply_parameters?: object }) {
    const problem = problemOf({ text, entities: entities ?? [] }) ?? problemOfKeyboard(reply_markup)
    if (problem !== undefined) return problem
    const original = replied === undefined ? undefined : this.#find(chat_id, replied.message_id)
    const mayLack =
      replied === undefined || ('allow_sending_without_reply' in replied && replied.allow_sending_without_reply === true)
    if (original === undefined && !mayLack) return 'message to be replied not found'
    const chat = this.messages.find((message) => message.chat.id === chat_id)?.chat ?? { id: chat_id, type: 'private' }
    const { reply_to_message: _, ...shown } = original ?? {}
    return this.#store({
      chat,
      from: BOT,
      text,
      ...(entities === undefined ? {} : { entities }),
      ...(reply_markup === undefined ? {} : { reply_markup }),
      ...(original === undefined ? {} : { reply_to_message: shown as StoredMessage }),
    })
  }

  #edit({ chat_id, message_id, text, entities, reply_markup }: Partial<SentMessage> & { chat_id: number; message_id: number }) {
    const message = this.#find(chat_id, message_id)
    if (message === undefined) return 'message to edit not found'
    if (message.from !== BOT) return "message can't be edited"
    const problem =
      (text === undefined ? undefined : problemOf({ text, entities: entities ?? [] })) ?? problemOfKeyboard(reply_markup)
    if (problem !== undefined) return problem
    const changes = { ...(text === undefined ? {} : { text, entities: entities ?? [] }), reply_markup }
    const before = JSON.stringify(message)
    Object.assign(message, changes)
    return JSON.stringify(message) === before ? 'message is not modified' : message
  }

  #delete({ chat_id, message_id }: { chat_id: number; message_id: number }) {
    const message = this.#find(chat_id, message_id)
    if (message === undefined) return 'message to delete not found'
    this.messages.splice(this.messages.indexOf(message), 1)
    return true
  }

  #answerQuery(id: string) {
    if (this.queriesAreOld || !this.#queries.delete(id)) {
      return 'query is too old and response timeout expired or query ID is invalid'
    }
    return true
  }

  #find(chat: number, id: number): StoredMessage | undefined {
    return this.messages.find((message) => message.chat.id === chat && message.message_id === id)
  }

  #store(message: Omit<StoredMessage, 'message_id' | 'date'>): StoredMessage {
    const stored = { message_id: this.#nextMessage++, date: now(), ...message }
    this.messages.push(stored)
    return stored
  }

  #getUpdates(payload: Readonly<Record<string, unknown>>, response: ServerResponse): void {
    const offset = Number(payload.offset ?? 0)
    const allowed = payload.allowed_updates as string[] | undefined
    this.#updates = this.#updates.filter(
      (update) =>
        (update as { update_id: number }).update_id >= offset &&
        (allowed === undefined || Object.keys(update).every((kind) => kind === 'update_id' || allowed.includes(kind))),
    )
    const answer = () => {
      this.#waiting.delete(answer)
      clearTimeout(timer)
      reply(response, { ok: true, result: this.#updates.slice(0, Number(payload.limit ?? 100)) })
    }
    const timer = setTimeout(answer, this.#updates.length > 0 ? 0 : Math.min(Number(payload.timeout ?? 0), 5) * 1000)
    if (this.#updates.length === 0) this.#waiting.add(answer)
    response.once('close', () => (this.#waiting.delete(answer), clearTimeout(timer)))
  }
}

export function buttonsOf({ reply_markup }: Pick<StoredMessage, 'reply_markup'>): InlineKeyboardButton[] {
  return (reply_markup?.inline_keyboard ?? []).flat()
}

/** What the entities of these types cover. */
export function covered({ text, entities = [] }: Pick<StoredMessage, 'text' | 'entities'>, ...types: string[]): string[] {
  return entities.filter(({ type }) => types.includes(type)).map(({ offset, length }) => text.slice(offset, offset + length))
}

function* entitiesIn(text: string): Generator<MessageEntity> {
  for (const { 0: found, index } of text.matchAll(/(?<=^|\s)[/@]\w+(?:@\w+)?/g)) {
    yield { type: found.startsWith('/') ? 'bot_command' : 'mention', offset: index, length: found.length }
  }
}

function now(): number {
  return Math.floor(Date.now() / 1000)
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
