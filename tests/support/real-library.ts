import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAnswerer } from '../../src/answering/answer.ts'
import { createQuoter } from '../../src/answering/quote.ts'
import { readWeights } from '../../src/answering/weights.ts'
import { WordLists } from '../../src/answering/word-lists.ts'
import { Examples } from '../../src/conversation/examples.ts'
import { loadEmbedder } from '../../src/embedding/transformers-embedder.ts'
import { readEssays } from '../../src/essays/folder.ts'
import { buildGeneration } from '../../src/search/build.ts'
import type { Generation } from '../../src/search/generation.ts'
import type { Essay } from '../../src/types.ts'
import { PROJECT } from './run-command.ts'

const DATA = join(PROJECT, 'data')

export const embedder = await loadEmbedder({ model: join(DATA, 'model'), hub: 'http://127.0.0.1:1/', cacheDir: '/nowhere' })
const { vocabulary } = await WordLists.open({ folder: join(DATA, 'vocabulary') })
const weights = await readWeights(join(DATA, 'ranking', 'weights.json'))

export const realEssays = await readEssays(join(DATA, 'essays'))

/** The program as it answers, over the project's essays or others; `use` puts other essays into service. */
export async function realLibrary(essays: readonly Essay[] = realEssays) {
  let generation = await built(essays)
  const answering = { embedder, vocabulary: () => vocabulary, generation: () => generation, weights, falseAnswers: 8 }
  const answerQuestion = createAnswerer(answering)
  const examples = await Examples.open(join(DATA, 'examples.yaml'), answerQuestion, embedder)
  return {
    answerQuestion,
    quotePassages: createQuoter(answering),
    generation: () => generation,
    examples: () => examples,
    use: async (others: readonly Essay[]) => {
      generation = await built(others)
    },
  }
}

/** A generation lives in memory once it is open. */
async function built(essays: readonly Essay[]): Promise<Generation> {
  const indexDir = await mkdtemp(join(tmpdir(), 'tanya-asn-test-'))
  const { generation } = await buildGeneration(essays, { indexDir, embedder })
  await rm(indexDir, { recursive: true })
  return generation
}
