import type { AnswerQuestion, AnswerReport } from '../answering/answer.ts'
import type { Passage } from '../types.ts'
import type { Outcome } from './metrics.ts'
import type { EvaluationQuestion } from './questions.ts'

export interface Graded extends Outcome {
  readonly question: EvaluationQuestion
  readonly report: AnswerReport
}

/** Asks every question and grades the ranking before the decision to decline. */
export async function gradeAll(questions: readonly EvaluationQuestion[], answerQuestion: AnswerQuestion): Promise<Graded[]> {
  const graded: Graded[] = []
  for (const question of questions) {
    const { question: text, previous, evidence } = question
    const report = await answerQuestion({ text, ...(previous === undefined ? {} : { previous }) })
    const place = report.ranking.findIndex((passage) => isRight(passage, evidence))
    graded.push({
      question,
      report,
      answerable: evidence.length > 0,
      rank: place < 0 ? undefined : place + 1,
      answered: report.answer.kind === 'answered',
      confidence: report.confidence,
      milliseconds: report.milliseconds,
    })
  }
  return graded
}

/** A passage is right when it contains one of the pieces of evidence, white space and case aside. */
export function isRight(passage: Pick<Passage, 'text'>, evidence: readonly string[]): boolean {
  const text = folded(passage.text)
  return evidence.some((words) => text.includes(folded(words)))
}

function folded(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim()
}
