import { LRUCache } from 'lru-cache'

/** How long a question is remembered, for the one that follows it. */
const REMEMBERED_MS = 10 * 60_000
const CONVERSATIONS = 10_000

/** The question that each conversation is about: in memory only, and not for long. */
export class RecentQuestions {
  readonly #questions: LRUCache<string, string>

  constructor(now: () => number = () => performance.now()) {
    this.#questions = new LRUCache({ max: CONVERSATIONS, ttl: REMEMBERED_MS, ttlResolution: 0, perf: { now } })
  }

  before(conversation: string): string | undefined {
    return this.#questions.get(conversation)
  }

  /** A follow-up does not replace the question that it follows: the next one may follow the same. */
  remember(conversation: string, question: string, isFollowUp: boolean): void {
    const kept = isFollowUp ? this.before(conversation) : undefined
    this.#questions.set(conversation, kept ?? question)
  }

  forget(conversation: string): void {
    this.#questions.delete(conversation)
  }
}
