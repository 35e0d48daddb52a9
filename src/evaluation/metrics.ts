import { intervalOf, resamples } from './bootstrap.ts'
import type { Interval } from './bootstrap.ts'

/** What became of one question. */
export interface Outcome {
  /** Whether the essays answer it. */
  readonly answerable: boolean
  /** Place of the first right passage in the ranking, from 1; undefined when there is none. */
  readonly rank: number | undefined
  /** Whether it was answered, neither "related" nor "not-found". */
  readonly answered: boolean
  readonly confidence: number
  /** How many quotes were shown. */
  readonly quotes: number
  /** Of each right quote that was shown: F1 of the highlighted words against those of the evidence. */
  readonly highlightF1: readonly number[]
  readonly milliseconds: number
}

/** Shares are 0 to 1. Where there is no question of a sort, its figure is null. */
export interface Scores {
  readonly questions: number
  /** Share of answerable questions with a right passage first, and among the first three. */
  readonly hit1: number | null
  readonly hit3: number | null
  /** Mean reciprocal rank of the first right passage; 0 beyond the tenth. */
  readonly mrr10: number | null
  /** Share of answerable questions that were answered. */
  readonly answered: number | null
  /** Share of unanswerable questions that were answered. */
  readonly falseAnswers: number | null
  /** Probability that an answerable question got more confidence than an unanswerable one. */
  readonly auroc: number | null
  /** Share of the quotes shown for answerable questions that are right. */
  readonly quotePrecision: number | null
  /** Mean over the right quotes that were shown. */
  readonly highlightF1: number | null
  readonly p50ms: number | null
  readonly p95ms: number | null
}

export function scoresOf(outcomes: readonly Outcome[]): Scores {
  const answerable = outcomes.filter((outcome) => outcome.answerable)
  const unanswerable = outcomes.filter((outcome) => !outcome.answerable)
  const milliseconds = outcomes.map((outcome) => outcome.milliseconds).sort((a, b) => a - b)
  return {
    questions: outcomes.length,
    hit1: mean(answerable.map(({ rank }) => Number(rank === 1))),
    hit3: mean(answerable.map(({ rank }) => Number(rank !== undefined && rank <= 3))),
    mrr10: mean(answerable.map(({ rank }) => (rank !== undefined && rank <= 10 ? 1 / rank : 0))),
    answered: mean(answerable.map(({ answered }) => Number(answered))),
    falseAnswers: mean(unanswerable.map(({ answered }) => Number(answered))),
    auroc: areaUnderRoc(
      answerable.map(({ confidence }) => confidence),
      unanswerable.map(({ confidence }) => confidence),
    ),
    quotePrecision: mean(
      answerable.flatMap(({ quotes, highlightF1 }) => Array.from({ length: quotes }, (_, i) => Number(i < highlightF1.length))),
    ),
    highlightF1: mean(outcomes.flatMap(({ highlightF1 }) => highlightF1)),
    p50ms: quantile(milliseconds, 0.5),
    p95ms: quantile(milliseconds, 0.95),
  }
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}

/** By ranks (Mann & Whitney 1947): equal numbers share their ranks. */
function areaUnderRoc(positives: readonly number[], negatives: readonly number[]): number | null {
  if (positives.length === 0 || negatives.length === 0) return null
  const sorted = [...positives, ...negatives].sort((a, b) => a - b)
  const ranks = new Map<number, number>()
  for (let first = 0, end = 0; first < sorted.length; first = end) {
    while (end < sorted.length && sorted[end] === sorted[first]) end++
    ranks.set(sorted[first]!, (first + 1 + end) / 2)
  }
  const sum = positives.reduce((total, positive) => total + ranks.get(positive)!, 0)
  return (sum - (positives.length * (positives.length + 1)) / 2) / (positives.length * negatives.length)
}

/** Nearest rank; `sorted` ascends. */
function quantile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null
}

export const FIGURES = ['hit1', 'hit3', 'mrr10', 'answered', 'falseAnswers', 'auroc', 'quotePrecision', 'highlightF1'] as const
export type Figure = (typeof FIGURES)[number]

/** 95 % intervals by bootstrap over questions; undefined where there is no figure. */
export function intervalsOf(outcomes: readonly Outcome[]): Readonly<Partial<Record<Figure, Interval>>> {
  const samples = resamples(outcomes).map(scoresOf)
  const intervals = FIGURES.map((figure) => [figure, intervalOf(samples.map((scores) => scores[figure]))] as const)
  return Object.fromEntries(intervals.filter(([, interval]) => interval !== undefined))
}
