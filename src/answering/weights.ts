import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { UserError } from '../errors.ts'
import { DECISION_FEATURES } from './decide.ts'
import { FEATURES } from './features.ts'

const weightsOf = <Name extends string>(names: readonly Name[]) =>
  z.strictObject(Object.fromEntries(names.map((name) => [name, z.number()])) as Record<Name, z.ZodNumber>)

const points = z.array(z.tuple([z.number(), z.number()])).min(1)

const schema = z.object({
  /** The score of a passage is the sum of its features times these. */
  ranking: weightsOf(FEATURES),
  /** Logistic regression: the confidence is the sigmoid of bias + the sum of the features times these. */
  decision: z.strictObject({ bias: z.number(), ...weightsOf(DECISION_FEATURES).shape }),
  /** In libraries of several sizes, ascending: the confidence that unanswerable questions exceed, as [of 100, confidence], ascending in the first. */
  falseAnswers: z.array(z.strictObject({ passages: z.number().positive(), exceeded: points })).min(1),
})

/** Learnt from questions and passages, see docs/evaluation.md; few enough to be read. */
export type Weights = z.output<typeof schema>

/** @throws UserError that names the file when it is not as it should be. */
export async function readWeights(file: string): Promise<Weights> {
  try {
    return schema.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch (error) {
    throw new UserError(`Bobot pemeringkatan ${file} tidak terbaca; pulihkan berkas itu dari sumbernya.`, { cause: error })
  }
}

/** The confidences from which the essays are taken to answer, and from which they are taken to touch on a question. */
export interface Thresholds {
  readonly answered: number
  readonly related: number
}

/** Who is shown what only touches on a question is misled less than who is shown an answer. */
const RELATED_TIMES = 3

/**
 * Such that of 100 unanswerable questions at most so many are answered, and at most three times as many get any quotes, in a library of so
 * many passages: among many, something is always near.
 */
export function thresholdsFor(falseAnswers: number, passages: number, weights: Weights): Thresholds {
  const exceededBy = (of100: number) => {
    const bySize = weights.falseAnswers.map((size): Point => [Math.log10(size.passages), between(size.exceeded, of100)])
    return between(bySize, Math.log10(passages))
  }
  return { answered: exceededBy(falseAnswers), related: exceededBy(falseAnswers * RELATED_TIMES) }
}

type Point = readonly [at: number, value: number]

/** Linear between points, and beyond them as at the nearest. */
function between(points: readonly Point[], at: number): number {
  const upper = points.findIndex(([point]) => point >= at)
  if (upper <= 0) return points.at(upper)![1]
  const [[low, from], [high, to]] = [points[upper - 1]!, points[upper]!]
  return from + ((to - from) * (at - low)) / (high - low)
}
