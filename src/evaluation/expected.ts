import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { UserError } from '../errors.ts'
import { FIGURES } from './metrics.ts'
import type { Figure, Scores } from './metrics.ts'

const share = z.number().min(0).max(1)

const schema = z.strictObject({
  /** How much worse a figure may be before it counts as a failure. */
  tolerance: share,
  /** Scores by name of the set of questions. */
  sets: z.record(z.string(), z.partialRecord(z.enum(FIGURES), share)),
})

export type Expected = z.infer<typeof schema>

export interface Verdict {
  readonly figure: Figure
  readonly expected: number
  readonly reached: number | null
  readonly ok: boolean
}

/** @throws UserError that names the file when it cannot be read. */
export async function readExpected(file: string): Promise<Expected> {
  try {
    return schema.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch (error) {
    throw new UserError(`Berkas nilai harapan ${file} tidak terbaca; periksa nama dan isinya.`, { cause: error })
  }
}

/**
 * Compares the scores of a set with those committed for it; fewer false answers are better, more of all the rest.
 * @throws UserError where none are: nothing would be compared, and all seem well.
 */
export function judge(scores: Scores, { tolerance, sets }: Expected, set: string): Verdict[] {
  const committed = sets[set]
  if (committed === undefined)
    throw new UserError(`Nilai harapan untuk “${set}” tidak ada; namanya: ${Object.keys(sets).join(', ')}.`)
  return Object.entries(committed).map(([name, expected]) => {
    const figure = name as Figure
    const reached = scores[figure]
    const shortfall = reached === null ? Infinity : figure === 'falseAnswers' ? reached - expected : expected - reached
    return { figure, expected, reached, ok: shortfall <= tolerance }
  })
}
