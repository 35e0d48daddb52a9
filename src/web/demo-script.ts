import { z } from 'zod'
import { UserError } from '../errors.ts'
import { readText } from '../essays/folder.ts'
import { readYaml } from '../conversation/yaml.ts'

const inBothLanguages = z.object({ id: z.string().min(1), en: z.string().min(1) })

const schema = z.array(
  z.object({
    question: z.string().min(1).max(2_000),
    /** Whether it continues the question of the step before. */
    follows: z.boolean().default(false),
    /** Asked before the answer is shown; without it, the answer is there at once. */
    guess: inBothLanguages.optional(),
    /** What the class should look at. */
    say: inBothLanguages,
    /** The part of the explanation that is shown. */
    look: z.enum(['mengapa', 'batas', 'peta']).optional(),
  }),
)

export type DemoStep = z.output<typeof schema>[number]

/** The steps of the demo. @throws UserError when the file cannot be read or is not as it must be. */
export async function readDemo(file: string): Promise<DemoStep[]> {
  const read = readYaml(await readText(file), schema)
  if (read.success) return read.data
  throw new UserError(`Demo di ${file} tidak dapat dibaca (${read.problem.split('\n')[0]}); halaman tetap berjalan tanpa demo.`)
}
