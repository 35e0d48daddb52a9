import type { AnswerQuestion, AnswerReport } from '../answering/answer.ts'
import type { Passage, Quote, Span } from '../types.ts'
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
    const quotes = report.answer.kind === 'not-found' ? [] : report.answer.quotes
    const place = report.ranking.findIndex((passage) => isRight(passage, evidence))
    graded.push({
      question,
      report,
      answerable: evidence.length > 0,
      rank: place < 0 ? undefined : place + 1,
      answered: report.answer.kind === 'answered',
      confidence: report.confidence,
      quotes: quotes.length,
      highlightF1: quotes.flatMap((quote) => highlightF1(quote, evidence) ?? []),
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

/** F1 of the highlighted words against those of the evidence in the passage; undefined when the passage is not right. */
export function highlightF1(
  { passage, highlights }: Pick<Quote, 'passage' | 'highlights'>,
  evidence: readonly string[],
): number | undefined {
  const gold = evidence.flatMap((words) => placesOf(words, passage.text))
  if (gold.length === 0) return undefined
  const words = [...passage.text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
  }))
  const inside = (spans: readonly Span[]) =>
    words.map(({ start, end }) => spans.some((span) => start >= span.start && end <= span.end))
  const [wanted, marked] = [inside(gold), inside(highlights)]
  const both = words.filter((_, i) => wanted[i] === true && marked[i] === true).length
  return (2 * both) / (wanted.filter(Boolean).length + marked.filter(Boolean).length)
}

/** Where words stand in a text, white space and case aside. */
function placesOf(words: string, text: string): Span[] {
  const pattern = words
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('\\s+')
  return [...text.matchAll(new RegExp(pattern, 'giu'))].map(({ index, 0: match }) => ({
    start: index,
    end: index + match.length,
  }))
}
