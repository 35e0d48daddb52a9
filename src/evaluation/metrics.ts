/** What became of one question. */
export interface Outcome {
  /** Whether the essays answer it. */
  readonly answerable: boolean
  /** Place of the first right passage in the ranking, from 1; undefined when there is none. */
  readonly rank: number | undefined
  /** Whether it was answered, neither "related" nor "not-found". */
  readonly answered: boolean
  readonly confidence: number
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
    p50ms: quantile(milliseconds, 0.5),
    p95ms: quantile(milliseconds, 0.95),
  }
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}

function areaUnderRoc(positives: readonly number[], negatives: readonly number[]): number | null {
  return mean(positives.flatMap((p) => negatives.map((n) => (p > n ? 1 : p === n ? 0.5 : 0))))
}

/** Nearest rank; `sorted` ascends. */
function quantile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null
}
