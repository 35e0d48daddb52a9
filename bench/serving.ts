/** A process of its own for bench/large.ts: opens an index, answers, and prints what that took as one line of JSON. */
import { join } from 'node:path'
import { createAnswerer } from '../src/answering/answer.ts'
import { openEmbedder, openWeights, openWordLists } from '../src/assemble.ts'
import { loadConfig } from '../src/config.ts'
import { readQuestions } from '../src/evaluation/questions.ts'
import { ExactIndex } from '../src/search/exact-index.ts'
import { openCurrent } from '../src/search/generation.ts'
import { readVectors } from '../src/search/index-files.ts'
import { median } from './measure.ts'

const SILENT = { notice: () => undefined, progress: () => undefined }
const K = 10

const config = loadConfig(process.env)
const embedder = await openEmbedder(config, SILENT)
const { vocabulary } = await openWordLists(config, SILENT)
const started = performance.now()
const generation = await openCurrent(config.indexDir, embedder)
const openSeconds = (performance.now() - started) / 1000

const questions = await readQuestions(join(import.meta.dirname, '..', 'data', 'evaluation', 'develop.jsonl'))
const { falseAnswers } = config
const ask = createAnswerer({
  embedder,
  vocabulary: () => vocabulary,
  generation: () => generation,
  weights: await openWeights(),
  falseAnswers,
})
const times: number[] = []
for (const { question } of [...questions, ...questions]) times.push((await ask({ text: question })).milliseconds)
// Not the peak: a child inherits that of the process that built the index.
const megabytes = process.memoryUsage.rss() / 1024 / 1024

const exact = new ExactIndex(await readVectors(join(config.indexDir, generation.name), generation.manifest))
let found = 0
for (const { question } of questions) {
  const query = await embedder.embed(question, 'query')
  const right = new Set(exact.search(query, K).map(({ position }) => position))
  found += generation.vectorIndex.search(query, K).filter(({ position }) => right.has(position)).length
}
console.log(
  JSON.stringify({
    passages: generation.passages.length,
    openSeconds,
    milliseconds: median(times.slice(questions.length)),
    megabytes,
    recall: found / questions.length / K,
  }),
)
