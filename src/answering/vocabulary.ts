import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { z } from 'zod'
import { UserError } from '../errors.ts'

const words = z.string().transform((list) => list.split(/\s+/).filter((word) => word !== ''))

const schema = z.strictObject({
  everyday: z.record(z.string(), z.string()),
  fillers: words,
})

/** How civil servants write, beside the language of essays. */
export interface Vocabulary {
  /** Everyday or abbreviated word → what an essay would say: medsos → media sosial. */
  readonly everyday: ReadonlyMap<string, string>
  /** Question words, politeness and particles: they say nothing about the subject. */
  readonly fillers: ReadonlySet<string>
}

/** @throws UserError that names the file when it is not as it should be. */
export async function loadVocabulary(file: string): Promise<Vocabulary> {
  try {
    const { everyday, fillers } = schema.parse(parse(await readFile(file, 'utf8')))
    return { everyday: new Map(Object.entries(everyday)), fillers: new Set(fillers) }
  } catch (error) {
    throw new UserError(`Daftar kata ${file} tidak terbaca; perbaiki isinya.`, { cause: error })
  }
}
