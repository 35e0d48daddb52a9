import type { Logger } from 'pino'
import type { AnswerQuestion } from '../answering/answer.ts'
import type { QuotePassages } from '../answering/quote.ts'
import type { Examples } from '../conversation/examples.ts'
import type { EvaluationQuestion } from '../evaluation/questions.ts'
import type { Generation } from '../search/generation.ts'
import type { DemoStep } from './demo-script.ts'

/** What the class page needs of the rest of the program. */
export interface WebServices {
  readonly answerQuestion: AnswerQuestion
  readonly quotePassages: QuotePassages
  /** Asked anew each time, so that a new index holds from the next question on; as are the examples. */
  readonly generation: () => Generation
  readonly examples: () => Examples
  /** The quiz is drawn from them. */
  readonly quizQuestions: readonly EvaluationQuestion[]
  readonly demo: readonly DemoStep[]
  /** How phones join; absent where only this machine is served. */
  readonly joining?: Joining
  /** From one address within a minute. */
  readonly questionsPerMinute: number
  readonly log: Pick<Logger, 'error'>
}

export interface Joining {
  readonly accessCode: string
  /** Whether a browser on this machine needs no code: not where a proxy passes on what comes from elsewhere. */
  readonly trustsThisMachine: boolean
  /** http://…:… of this machine in its local networks. */
  readonly addresses: () => readonly string[]
}
