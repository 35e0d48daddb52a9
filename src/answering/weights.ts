import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { UserError } from '../errors.ts'
import { DECISION_FEATURES } from './decide.ts'
import { FEATURES } from './features.ts'

const weightsOf = <Name extends string>(names: readonly Name[]) =>
  z.strictObject(Object.fromEntries(names.map((name) => [name, z.number()])) as Record<Name, z.ZodNumber>)

const schema = z.object({
  /** The score of a passage is the sum of its features times these. */
  ranking: weightsOf(FEATURES),
  /** Logistic regression: the confidence is the sigmoid of bias + the sum of the features times these. */
  decision: z.strictObject({ bias: z.number(), ...weightsOf(DECISION_FEATURES).shape }),
  /** Confidence that unanswerable questions exceed: [of 100, confidence], ascending in the first. */
  falseAnswers: z.array(z.tuple([z.number(), z.number()])).min(2),
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

/** The confidence from which to answer, so that of 100 unanswerable questions at most so many are answered; linear between the points. */
export function thresholdFor(falseAnswers: number, { falseAnswers: points }: Weights): number {
  const upper = points.findIndex(([of100]) => of100 >= falseAnswers)
  if (upper <= 0) return points.at(upper)![1]
  const [[low, high], [from, to]] = [points[upper - 1]!, points[upper]!]
  return high + ((to - high) * (falseAnswers - low)) / (from - low)
}
