import type { Comparison } from '../evaluation/compare.ts'
import type { Graded } from '../evaluation/evaluate.ts'
import type { Verdict } from '../evaluation/expected.ts'
import { FIGURES, intervalsOf, scoresOf } from '../evaluation/metrics.ts'
import type { Interval } from '../evaluation/bootstrap.ts'
import type { Scores } from '../evaluation/metrics.ts'

/** The figures of a set of questions, kind by kind, and how they compare with those expected. */
export function reportOf(set: string, graded: readonly Graded[], verdicts: readonly Verdict[]): string {
  const kinds = [...new Set(graded.map(kindOf))]
  const { questions, p50ms, p95ms, ...figures } = scoresOf(graded)
  const intervals = intervalsOf(graded)
  return [
    `\n${set}: ${questions} questions`,
    `  ${'kind'.padEnd(14)}  n   hit1  hit3  mrr10  answered  false`,
    ...kinds.map((kind) => `  ${row(kind, scoresOf(graded.filter((outcome) => kindOf(outcome) === kind)))}`),
    `  ${row('all', scoresOf(graded))}`,
    ...FIGURES.map((figure) => `  ${figure.padEnd(14)} ${shown(figures[figure])}${between(intervals[figure])}`),
    `  milliseconds ${p50ms?.toFixed(1)} (median) ${p95ms?.toFixed(1)} (95 %)`,
    ...verdicts.map(
      ({ figure, expected, reached, ok }) =>
        `  ${ok ? 'OK  ' : 'FAIL'} ${figure.padEnd(12)} ${shown(reached)} (expected ${shown(expected)})`,
    ),
  ].join('\n')
}

/** The questions that went wrong, with what was quoted first instead. */
export function failuresOf(graded: readonly Graded[]): string {
  return graded
    .filter(isFailure)
    .map(({ question, rank, report }) => {
      const asked = question.previous === undefined ? question.question : `${question.previous} → ${question.question}`
      const first = report.ranking[0]?.text.slice(0, 90)
      return `  - [${question.id}] ${asked}\n    ${report.answer.kind}, right passage at ${rank ?? '-'}; first: ${first} …`
    })
    .join('\n')
}

export function comparisonOf(set: string, questions: number, passages: number, rankings: readonly Comparison[]): string {
  return [
    `${set}: ${questions} questions, ${passages} passages`,
    '  ranking   hit1  hit3  mrr10',
    ...rankings.map(
      ({ ranking, hit1, hit3, mrr10, uncertainty }) =>
        `  ${ranking.padEnd(8)}  ${shown(hit1)}  ${shown(hit3)}  ${shown(mrr10)} ± ${shown(uncertainty)}`,
    ),
  ].join('\n')
}

function kindOf({ question }: Graded): string {
  return question.kind ?? '-'
}

function row(kind: string, { questions, hit1, hit3, mrr10, answered, falseAnswers }: Scores): string {
  const [first, three, rank, share, wrong] = [hit1, hit3, mrr10, answered, falseAnswers].map((figure) => shown(figure))
  return `${kind.padEnd(14)} ${String(questions).padStart(3)}  ${first}  ${three}   ${rank}      ${share}   ${wrong}`
}

function shown(figure: number | null): string {
  return figure === null ? '   -' : figure.toFixed(3).replace(/^0/, '')
}

/** 95 % interval. */
function between(interval: Interval | undefined): string {
  return interval === undefined ? '' : `  (${shown(interval[0])} to ${shown(interval[1])})`
}

function isFailure({ answerable, rank, answered }: Graded): boolean {
  return answerable ? rank === undefined || rank > 3 || !answered : answered
}
