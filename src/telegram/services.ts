import type { Context } from 'grammy'
import type { AnswerReport } from '../answering/answer.ts'
import type { QuotePassages } from '../answering/quote.ts'
import type { Examples } from '../conversation/examples.ts'
import type { RecentQuestions } from '../conversation/recent-questions.ts'
import type { Frame } from '../language/frame.ts'
import type { Records } from '../records/records.ts'
import type { Generation } from '../search/generation.ts'
import type { Embedding, Question } from '../types.ts'
import type { Log } from './log.ts'

/** What the bot needs of the rest of the program. */
export interface Services {
  readonly answerQuestion: (question: Question) => Promise<AnswerReport>
  readonly quotePassages: QuotePassages
  readonly embedQuestion: (text: string) => Promise<Embedding>
  /** Asked anew each time, so that a new index holds from the next message on. */
  readonly generation: () => Generation
  readonly examples: () => Examples
  readonly records: Records
  readonly recentQuestions: RecentQuestions
  readonly adminIds: readonly number[]
  /** Whether questions without an answer are kept. */
  readonly keepsQuestions: boolean
  readonly log: Log
}

export interface BotContext extends Context {
  /** In the language of the person. */
  frame: Frame
  /** The message waited long for the bot to come back. */
  isLate: boolean
}
