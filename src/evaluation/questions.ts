import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { UserError } from '../errors.ts'

const schema = z.looseObject({
  id: z.string(),
  question: z.string(),
  /** The question asked just before, for follow-ups. */
  previous: z.string().optional(),
  /** Verbatim words of the answer; any one of them makes a passage right. None: the essays do not say. */
  evidence: z.array(z.string().min(1)),
  kind: z.string().optional(),
})

export type EvaluationQuestion = z.infer<typeof schema>

/** Reads one JSON object a line. @throws UserError that names file and line. */
export async function readQuestions(file: string): Promise<EvaluationQuestion[]> {
  const content = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new UserError(`Berkas pertanyaan ${file} tidak dapat dibaca; periksa nama dan izinnya.`, { cause: error })
  })
  const questions = content.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return []
    try {
      return [schema.parse(JSON.parse(line))]
    } catch (error) {
      throw new UserError(`${file} baris ${index + 1} bukan pertanyaan yang sah; lihat data/evaluation/README.md.`, {
        cause: error,
      })
    }
  })
  if (questions.length > 0) return questions
  throw new UserError(`Berkas pertanyaan ${file} kosong; isi sedikitnya satu pertanyaan.`)
}
