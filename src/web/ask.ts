import { MAX_QUESTION_LENGTH } from '../answering/answer.ts'
import type { AnswerReport } from '../answering/answer.ts'
import type { ChosenQuote } from '../answering/quote.ts'
import { commandMeantBy, smallTalkOf } from '../conversation/small-talk.ts'
import type { PageTexts } from '../language/page.ts'
import type { Question } from '../types.ts'
import type { WebServices } from './services.ts'

/** Quotes that are folded away below an answer. */
const FURTHER = 5

/** What is said to a question. */
export type Reply =
  | {
      readonly kind: 'answer'
      readonly question: Question
      readonly report: AnswerReport
      readonly further: readonly ChosenQuote[]
    }
  /** To what is no question: small talk, nothing, far too much. */
  | { readonly kind: 'sentence'; readonly sentence: string; readonly isProblem: boolean }

export async function replyTo(question: Question, texts: PageTexts, services: WebServices): Promise<Reply> {
  const { text } = question
  if (text.trim() === '') return { kind: 'sentence', sentence: texts.empty, isProblem: true }
  if (text.length > MAX_QUESTION_LENGTH) {
    return { kind: 'sentence', sentence: texts.tooLong(text.length, MAX_QUESTION_LENGTH), isProblem: true }
  }
  const talk = smallTalkOf(text)
  if (talk !== undefined || commandMeantBy(text) !== undefined) {
    const { other, ...known } = texts.ask.smallTalk
    const sentence = talk === undefined ? `${texts.tagline} ${other}` : (known[talk] ?? other)
    return { kind: 'sentence', sentence, isProblem: false }
  }
  const report = await services.answerQuestion(question)
  const ids = report.further.slice(0, FURTHER).map(({ id }) => id)
  return { kind: 'answer', question, report, further: await services.quotePassages(ids, question) }
}
