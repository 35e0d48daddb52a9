import { join, resolve } from 'node:path'
import { createAnswerer } from './answering/answer.ts'
import type { AnswerQuestion } from './answering/answer.ts'
import { createQuoter } from './answering/quote.ts'
import type { QuotePassages } from './answering/quote.ts'
import { readWeights } from './answering/weights.ts'
import type { Weights } from './answering/weights.ts'
import { WordLists } from './answering/word-lists.ts'
import type { Config } from './config.ts'
import { finishInterrupted } from './curator.ts'
import { loadEmbedder } from './embedding/transformers-embedder.ts'
import { openLibrary } from './library.ts'
import type { Generation } from './search/generation.ts'
import { sha256 } from './search/manifest.ts'
import type { Embedder, Observer } from './types.ts'

export interface Assembly {
  readonly answerQuestion: AnswerQuestion
  readonly quotePassages: QuotePassages
  readonly generation: () => Generation
  /** Puts another generation into service: the next question is answered from it. */
  readonly use: (generation: Generation) => void
  readonly embedder: Embedder
  readonly wordLists: WordLists
}

/** Puts the rooms together: model, index and vocabulary → a function that answers. */
export async function assemble(config: Config, observer: Observer): Promise<Assembly> {
  const embedder = await openEmbedder(config, observer)
  if (await finishInterrupted(config)) observer.notice('Perubahan esai yang terputus sudah diselesaikan.')
  let generation = await openLibrary({ ...libraryOptions(config, observer), embedder })
  const wordLists = await openWordLists(config, observer)
  const answering = {
    embedder,
    vocabulary: () => wordLists.vocabulary,
    generation: () => generation,
    weights: await openWeights(),
    falseAnswers: config.falseAnswers,
  }
  return {
    answerQuestion: createAnswerer(answering),
    quotePassages: createQuoter(answering),
    generation: answering.generation,
    use: (next) => {
      generation = next
    },
    embedder,
    wordLists,
  }
}

/** What ranking and decision have learnt. */
export async function openWeights(): Promise<Weights> {
  return readWeights(join(import.meta.dirname, '..', 'data', 'ranking', 'weights.json'))
}

export async function openWordLists(config: Config, observer: Observer): Promise<WordLists> {
  return WordLists.open({
    folder: config.vocabularyDir,
    // Each folder its own: lists of the same name elsewhere must not overwrite one another.
    keptIn: join(config.indexDir, 'vocabulary', sha256(resolve(config.vocabularyDir)).slice(0, 8)),
    onProblem: (sentence) => observer.notice(sentence),
  })
}

export async function openEmbedder(config: Config, observer: Observer): Promise<Embedder> {
  return loadEmbedder({
    model: config.embeddingModel,
    hub: config.embeddingHub,
    cacheDir: config.hubModelsDir,
    onDownload: ({ file, percent }) => observer.progress(`Mengunduh ${file}`, Math.round(percent), 100),
  })
}

export function libraryOptions(config: Config, observer: Observer) {
  return {
    essaysDir: config.essaysDir,
    indexDir: config.indexDir,
    onNotice: (sentence: string) => observer.notice(sentence),
    onProgress: (done: number, total: number) => observer.progress('Menghitung vektor kutipan dan kata', done, total),
  }
}
