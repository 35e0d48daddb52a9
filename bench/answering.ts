import { join } from 'node:path'
import { createAnswerer } from '../src/answering/answer.ts'
import { openWeights } from '../src/assemble.ts'
import { WordLists } from '../src/answering/word-lists.ts'
import { loadEmbedder } from '../src/embedding/transformers-embedder.ts'
import { readEssays } from '../src/essays/folder.ts'
import { gradeAll } from '../src/evaluation/evaluate.ts'
import { scoresOf } from '../src/evaluation/metrics.ts'
import { readQuestions } from '../src/evaluation/questions.ts'
import { buildGeneration } from '../src/search/build.ts'
import { ExactIndex } from '../src/search/exact-index.ts'
import { readVectors } from '../src/search/index-files.ts'
import type { Generation } from '../src/search/generation.ts'
import { generatedEssays } from './generated-essays.ts'
import { median } from './measure.ts'

const DATA = join(import.meta.dirname, '..', 'data')

const embedder = await loadEmbedder({
  model: join(DATA, 'model'),
  hub: 'http://127.0.0.1:1/',
  cacheDir: join(DATA, 'hub-models'),
})

const weights = await openWeights()

/** A warm question from text to highlighted quotes, with HNSW and with the exact search. */
export async function highlightAndRank(folder: string): Promise<string[]> {
  const { vocabulary } = await WordLists.open({ folder: join(DATA, 'vocabulary') })
  const questions = await readQuestions(join(DATA, 'evaluation', 'develop.jsonl'))
  const indexDir = join(folder, 'answering')
  const lines: string[] = []
  for (const [name, essays] of [
    ['5 essays', await readEssays(join(DATA, 'essays'))],
    ['5,000 passages', generatedEssays(5_000)],
  ] as const) {
    const { generation } = await buildGeneration(essays, { indexDir, embedder })
    const measure = async (current: Generation) => {
      const ask = createAnswerer({ embedder, vocabulary: () => vocabulary, generation: () => current, weights, falseAnswers: 5 })
      await gradeAll(questions, ask)
      return gradeAll(questions, ask)
    }
    const hnsw = await measure(generation)
    const exact = await measure({
      ...generation,
      vectorIndex: new ExactIndex(await readVectors(join(indexDir, generation.name), generation.manifest)),
    })
    const [a, b] = [median(hnsw.map(({ milliseconds }) => milliseconds)), median(exact.map(({ milliseconds }) => milliseconds))]
    const same = hnsw.filter(({ report }, i) => report.ranking[0]?.id === exact[i]!.report.ranking[0]?.id).length / hnsw.length
    lines.push(
      `warm question, ${name}: ${a.toFixed(2)} ms median with HNSW, ${b.toFixed(2)} ms with exact search ` +
        `(ratio ${(b / a).toFixed(1)}); the same first quote for ${(same * 100).toFixed(1)} % of questions` +
        (name === '5 essays' ? `, MRR@10 ${scoresOf(hnsw).mrr10?.toFixed(3)}` : ''),
    )
  }
  return lines
}

/** Essays → a generation on disk, beside a second build that may use every vector again. */
export async function indexing(folder: string): Promise<string[]> {
  const essays = generatedEssays(5_000)
  const indexDir = join(folder, 'indexing')
  const first = await seconds(() => buildGeneration(essays, { indexDir, embedder }))
  const { generation } = first.result
  const second = await seconds(() => buildGeneration(essays, { indexDir, embedder, previous: generation }))
  const rate = generation.passages.length / first.seconds
  return [
    `indexing: ${rate.toFixed(0)} passages a second (${generation.passages.length} passages, ${first.seconds.toFixed(1)} s); ` +
      `again with every vector known: ${second.seconds.toFixed(1)} s (ratio ${(first.seconds / second.seconds).toFixed(1)})`,
  ]
}

async function seconds<Result>(work: () => Promise<Result>): Promise<{ readonly result: Result; readonly seconds: number }> {
  const started = performance.now()
  return { result: await work(), seconds: (performance.now() - started) / 1000 }
}
