import { LRUCache } from 'lru-cache'

/** How long a question is remembered, for the one that follows it. */
export const REMEMBERED_MS = 10 * 60_000
const CONVERSATIONS = 10_000

/** A person in a chat. */
export interface Conversation {
  readonly chat: number
  readonly person: number
}

const keyOf = ({ chat, person }: Conversation) => `${person}:${chat}`

/** The question that each conversation is about: in memory only, and not for long. */
export class RecentQuestions {
  readonly #questions: LRUCache<string, string>

  constructor(now: () => number = () => performance.now()) {
    this.#questions = new LRUCache({ max: CONVERSATIONS, ttl: REMEMBERED_MS, ttlResolution: 0, perf: { now } })
  }

  before(conversation: Conversation): string | undefined {
    return this.#questions.get(keyOf(conversation))
  }

  remember(conversation: Conversation, question: string): void {
    this.#questions.set(keyOf(conversation), question)
  }

  /** Everything that a person asked, wherever. */
  forget(person: number): void {
    for (const key of [...this.#questions.keys()]) if (key.startsWith(`${person}:`)) this.#questions.delete(key)
  }
}
