import type { Context } from 'grammy'
import type { LRUCache } from 'lru-cache'
import type { AnswerReport } from '../answering/answer.ts'
import type { QuotePassages } from '../answering/quote.ts'
import type { Examples, Topic } from '../conversation/examples.ts'
import type { Conversation, RecentQuestions } from '../conversation/recent-questions.ts'
import type { StoredGeneration } from '../curation/generations.ts'
import type { Proposal } from '../curation/proposal.ts'
import type { Publisher } from '../curation/publisher.ts'
import type { FolderChange } from '../essays/folder.ts'
import type { Frame } from '../language/frame.ts'
import type { Records } from '../records/records.ts'
import type { Generation } from '../search/generation.ts'
import type { Question } from '../types.ts'
import type { Log } from './log.ts'

/** What the bot needs of the rest of the program. */
export interface Services {
  readonly answerQuestion: (question: Question) => Promise<AnswerReport>
  readonly quotePassages: QuotePassages
  /** Asked anew each time, so that a new index holds from the next message on; as are the examples. */
  readonly generation: () => Generation
  readonly examples: () => Examples
  readonly records: Records
  readonly recentQuestions: RecentQuestions
  /** The quotes that a link out of a group leads to → the question that they answer; for ten minutes. */
  readonly linkedQuestions: LRUCache<string, string>
  readonly adminIds: readonly number[]
  /** How essays come and go; absent where nothing can be changed. */
  readonly curation?: Curation
  /** Whether questions without an answer are kept. */
  readonly keepsQuestions: boolean
  readonly log: Log
}

/** A person in a chat. */
export function conversationOf(ctx: BotContext): Conversation {
  return { chat: ctx.chat?.id ?? 0, person: ctx.person }
}

export function topicNames(topics: readonly Topic[], { frame }: BotContext): string[] {
  return topics.map(({ topic, english }) => (frame.language === 'en' ? english : topic))
}

/** What an admin sends to become an essay. */
export type Sent =
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: 'address'; readonly url: string }
  | { readonly kind: 'text'; readonly text: string }

/** How essays come and go. Whatever is wrong is a UserError. */
export interface Curation {
  readonly propose: (sent: Sent) => Promise<Proposal>
  readonly publish: Publisher['publish']
  readonly cancel: () => boolean
  readonly queue: () => number
  readonly plans: {
    readonly add: (proposal: Pick<Proposal, 'metadata' | 'body'>) => Promise<FolderChange>
    readonly remove: (essayId: string) => Promise<FolderChange>
    readonly returnTo: (generation: string) => Promise<FolderChange>
  }
  readonly generations: () => Promise<StoredGeneration[]>
}

export interface BotContext extends Context {
  /** In the language of the person. */
  frame: Frame
  /** Whose rate, language and votes these are: a person, or the chat that anonymous admins and channels speak for. */
  person: number
  /** The message waited long for the bot to come back. */
  isLate: boolean
}
