import { LRUCache } from 'lru-cache'

/** Telegram lets people edit a message for two days. */
const EDITABLE_MS = 48 * 3_600_000
const REMEMBERED = 5_000

/** What the bot did about a message. */
export interface Answered {
  readonly text: string
  /** The question that this one followed. */
  readonly previous: string | undefined
  /** The messages that answer it. */
  readonly messages: readonly number[]
}

/** Which messages answer which, in memory: so that an edited question gets its answer edited, and its buttons know what it followed. */
export class Answers {
  readonly #answers = new LRUCache<string, Answered>({ max: REMEMBERED, ttl: EDITABLE_MS })

  of(chat: number, question: number): Answered | undefined {
    return this.#answers.get(`${chat}:${question}`)
  }

  remember(chat: number, question: number, answered: Answered): void {
    this.#answers.set(`${chat}:${question}`, answered)
  }
}
