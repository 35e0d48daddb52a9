import type { AnswerQuestion } from '../answering/answer.ts'
import { gradeAll } from '../evaluation/evaluate.ts'
import { scoresOf } from '../evaluation/metrics.ts'
import type { EvaluationQuestion } from '../evaluation/questions.ts'
import type { Generation } from '../search/generation.ts'

/** How one generation differs from the one before it. */
export interface Changes {
  readonly essays: { readonly added: readonly string[]; readonly removed: readonly string[]; readonly changed: readonly string[] }
  /** Passages; a changed one counts as new and gone. */
  readonly passages: { readonly added: number; readonly removed: number }
  readonly questions: number
  /** Questions whose answer differs. */
  readonly answeredOtherwise: readonly AnsweredOtherwise[]
  /** Right passages first, of the questions with evidence in either: falls when what was right is no longer found. */
  readonly hit1: { readonly before: number | null; readonly after: number | null }
}

export interface AnsweredOtherwise {
  readonly question: string
  /** First words of what is quoted first; undefined when declined. */
  readonly before: string | undefined
  readonly after: string | undefined
}

const FIRST_WORDS = 80

export async function changesBetween(
  before: Generation,
  after: Generation,
  questions: readonly EvaluationQuestion[],
  answererFor: (generation: Generation) => AnswerQuestion,
): Promise<Changes> {
  const [graded, regraded] = [await gradeAll(questions, answererFor(before)), await gradeAll(questions, answererFor(after))]
  const first = ({ report: { answer } }: (typeof graded)[number]) =>
    answer.kind === 'not-found' ? undefined : `${firstWordsOf(answer.quotes[0].passage.text)} …`
  const answeredOtherwise = graded.flatMap((old, i) => {
    const [was, is] = [first(old), first(regraded[i]!)]
    return was === is ? [] : [{ question: questions[i]!.question, before: was, after: is }]
  })
  return {
    ...whatIsNew(before, after),
    questions: questions.length,
    answeredOtherwise,
    hit1: { before: scoresOf(graded).hit1, after: scoresOf(regraded).hit1 },
  }
}

function firstWordsOf(text: string): string {
  return text.replace(/\s+/g, ' ').slice(0, FIRST_WORDS).replace(/ \S*$/, '')
}

function whatIsNew(before: Generation, after: Generation): Pick<Changes, 'essays' | 'passages'> {
  const titles = (generation: Generation, is: (id: string) => boolean) =>
    [...generation.essays.values()].filter(({ id }) => is(id)).map(({ title }) => title)
  const textOf = (generation: Generation, id: string) => JSON.stringify(generation.essays.get(id))
  const [was, is] = [before, after].map(({ passages }) => new Set(passages.map(({ id }) => id))) as [Set<string>, Set<string>]
  return {
    essays: {
      added: titles(after, (id) => !before.essays.has(id)),
      removed: titles(before, (id) => !after.essays.has(id)),
      changed: titles(after, (id) => before.essays.has(id) && textOf(before, id) !== textOf(after, id)),
    },
    passages: { added: [...is].filter((id) => !was.has(id)).length, removed: [...was].filter((id) => !is.has(id)).length },
  }
}

/** Falling by more than this is worth a second thought. */
const TOLERANCE = 0.03

export function isWorse({ hit1 }: Changes): boolean {
  return hit1.before !== null && hit1.after !== null && hit1.after < hit1.before - TOLERANCE
}
