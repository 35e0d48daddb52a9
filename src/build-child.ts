/** Builds a generation beside the one in use, in a process of its own; see build-elsewhere.ts. */
import { existsSync } from 'node:fs'
import { openEmbedder, openWeights, openWordLists } from './assemble.ts'
import { createAnswerer } from './answering/answer.ts'
import type { BuildRequest, BuildMessage } from './build-elsewhere.ts'
import { changesBetween } from './curation/changes.ts'
import { UserError } from './errors.ts'
import { readEssays } from './essays/folder.ts'
import { readQuestions } from './evaluation/questions.ts'
import type { EvaluationQuestion } from './evaluation/questions.ts'
import { buildGeneration } from './search/build.ts'
import { openUsable } from './search/generation.ts'
import type { Generation } from './search/generation.ts'
import type { Embedder } from './types.ts'

/** Progress is told at most so often. */
const TELL_EVERY_MS = 200
/** A comparison of more questions than this takes longer than anybody waits. */
const MOST_QUESTIONS = 150

const SILENT = { notice: () => undefined, progress: () => undefined }
const tell = (message: BuildMessage) => process.send?.(message)

process.once('message', (request: BuildRequest) => {
  build(request)
    .then((prepared) => tell({ prepared }))
    .catch((error: unknown) => {
      if (!(error instanceof UserError)) throw error
      tell({ problem: error.message })
    })
    .finally(() => process.disconnect())
})

async function build({ config, change, questionFiles, ownQuestions }: BuildRequest) {
  const embedder = await openEmbedder(config, SILENT)
  const previous = await openUsable(config.indexDir, embedder)
  const essays = await readEssays(config.essaysDir, { change })
  let told = 0
  const { generation } = await buildGeneration(essays, {
    indexDir: config.indexDir,
    embedder,
    ...(previous === undefined ? {} : { previous }),
    makeCurrent: false,
    onProgress: (done, total) => {
      if (done < total && performance.now() - told < TELL_EVERY_MS) return
      told = performance.now()
      tell({ progress: [done, total] })
    },
  })
  if (previous === undefined) return { name: generation.name, changes: undefined }
  const questions = (await Promise.all(questionFiles.map(readQuestions))).flat()
  const own = existsSync(ownQuestions) ? await readQuestions(ownQuestions) : []
  const answererFor = await answerers(config, embedder)
  return {
    name: generation.name,
    changes: await changesBetween(previous, generation, [...sampled(questions), ...own], answererFor),
  }
}

async function answerers(config: BuildRequest['config'], embedder: Embedder) {
  const { vocabulary } = await openWordLists(config, SILENT)
  const weights = await openWeights()
  return (generation: Generation) =>
    createAnswerer({
      embedder,
      vocabulary: () => vocabulary,
      generation: () => generation,
      weights,
      falseAnswers: config.falseAnswers,
    })
}

/** Evenly, so that every topic has its part. */
function sampled(questions: readonly EvaluationQuestion[]): EvaluationQuestion[] {
  const step = Math.max(1, questions.length / MOST_QUESTIONS)
  return Array.from({ length: Math.min(questions.length, MOST_QUESTIONS) }, (_, i) => questions[Math.floor(i * step)]!)
}
