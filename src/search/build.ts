import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { passagesOf } from '../essays/passages.ts'
import type { TokenBudget } from '../essays/passages.ts'
import type { Embedder, Embedding, Essay, VectorIndex } from '../types.ts'
import { ExactIndex, vectorAt } from './exact-index.ts'
import type { VectorTable } from './exact-index.ts'
import { commitGeneration, switchGeneration } from './commit.ts'
import { embedPassages, embedTerms, knownPassages, knownTerms } from './embed.ts'
import { openGeneration } from './generation.ts'
import type { Generation } from './generation.ts'
import { HnswIndex, loadHnswlib } from './hnsw-index.ts'
import { FILES, FORMAT, generationName } from './manifest.ts'
import { mapOf } from './passage-map.ts'
import { sentenceTableOf, sentencesToBytes } from './sentence-vectors.ts'
import { arraysToBytes, termTableOf } from './term-table.ts'

/** A quote longer than this does not fit a phone's screen; models that see less get shorter passages. */
const PASSAGE_TOKENS = 112
const JOINED_TOKENS = 168
/** The self-check: about how many passages must find themselves, and how like themselves they must be. */
const CHECKED = 50
const SAME = 0.999
const MISSED_BY_HNSW = 0.1

export interface BuildOptions {
  readonly indexDir: string
  readonly embedder: Embedder
  /** Its vectors are used again for passages that did not change. */
  readonly previous?: Generation
  /** Of the passages and words to be embedded. */
  readonly onProgress?: (done: number, total: number) => void
  /** Whether it becomes the current one; otherwise `makeCurrent` does that later. */
  readonly makeCurrent?: boolean
}

export interface BuildReport {
  readonly generation: Generation
  readonly embedded: number
  readonly reused: number
  /** Passages of the generation before that are gone. */
  readonly removed: number
}

/** How essays are cut for a model. */
export function budgetFor(embedder: Pick<Embedder, 'maxTokens' | 'countTokens'>): TokenBudget {
  return {
    maxTokens: Math.min(PASSAGE_TOKENS, embedder.maxTokens),
    joinedTokens: Math.min(JOINED_TOKENS, embedder.maxTokens),
    countTokens: (text) => embedder.countTokens(text),
  }
}

/** The name that a generation of these essays has or would have. */
export function nameFor(essays: readonly Essay[], embedder: Embedder): string {
  return generationName(essays, embedder, budgetFor(embedder).maxTokens)
}

/**
 * Essays → a new generation on disk, opened; the current one, unless told otherwise.
 * @throws UserError when the folder cannot be written; the generation before stays current then.
 */
export async function buildGeneration(essays: readonly Essay[], options: BuildOptions): Promise<BuildReport> {
  const { indexDir, embedder, previous, makeCurrent = true } = options
  const budget = budgetFor(embedder)
  const { maxTokens } = budget
  const passages = essays.flatMap((essay) => passagesOf(essay, budget))
  const known = await knownPassages(previous, options)
  const reused = passages.filter(({ id }) => known.has(id)).length
  const words = termTableOf(
    passages.map(({ text }) => text),
    essays.map(({ title }) => title),
  )
  let done = 0
  const progress = { embedder, onDone: () => options.onProgress?.(++done, passages.length + words.forms.length) }
  const { vectors, sentences } = await embedPassages(passages, known, progress)
  const terms = await embedTerms(words.forms, await knownTerms(previous, options), progress)
  const table = { vectors, dimensions: embedder.dimensions, ...words }
  const hnswlib = await loadHnswlib()
  const hnsw = hnswlib && HnswIndex.build(hnswlib, table)
  checkItself(table, hnsw)

  const name = nameFor(essays, embedder)
  await commitGeneration(indexDir, name, async (folder) => {
    const stored = passages.map(({ text: _, ...place }) => place)
    await writeFile(join(folder, FILES.essays), JSON.stringify(essays), { flush: true })
    await writeFile(join(folder, FILES.passages), JSON.stringify(stored), { flush: true })
    await writeFile(join(folder, FILES.words), JSON.stringify({ words: table.words, terms: table.terms }), { flush: true })
    await writeFile(join(folder, FILES.forms), JSON.stringify(table.forms), { flush: true })
    await writeFile(join(folder, FILES.terms), arraysToBytes(table), { flush: true })
    await writeFile(join(folder, FILES.vectors), new Uint8Array(vectors.buffer), { flush: true })
    await writeFile(join(folder, FILES.sentences), sentencesToBytes(sentenceTableOf(sentences, embedder.dimensions)), {
      flush: true,
    })
    await writeFile(join(folder, FILES.termVectors), new Uint8Array(terms.buffer), { flush: true })
    await writeFile(join(folder, FILES.map), JSON.stringify(mapOf(table)), { flush: true })
    hnsw?.write(join(folder, FILES.hnsw))
    return {
      format: FORMAT,
      model: embedder.identity,
      dimensions: embedder.dimensions,
      maxTokens,
      essays: essays.length,
      passages: passages.length,
      createdAt: new Date().toISOString(),
    }
  })
  if (makeCurrent) await switchGeneration(indexDir, name)
  const kept = new Set(passages.map(({ id }) => id))
  return {
    generation: await openGeneration(indexDir, name, embedder),
    embedded: passages.length - reused,
    reused,
    removed: previous?.passages.filter(({ id }) => !kept.has(id)).length ?? 0,
  }
}

/**
 * A sample of passages must find themselves: all of them in the exact search, nearly all with HNSW, which may miss one in a crowd of
 * others like it. A failure is a defect, not a person's.
 */
function checkItself(table: VectorTable, hnsw: HnswIndex | undefined): void {
  const exact = new ExactIndex(table)
  const step = Math.max(1, Math.floor(exact.size / CHECKED))
  const checked = Array.from({ length: Math.ceil(exact.size / step) }, (_, i) => i * step)
  for (const [index, most] of [[exact, 0] as const, [hnsw, checked.length * MISSED_BY_HNSW] as const]) {
    const missed = index === undefined ? [] : checked.filter((position) => !findsItself(vectorAt(table, position), index))
    if (missed.length > most) throw new Error(`Self-check failed: passages ${missed.join(', ')} do not find themselves`)
  }
}

function findsItself(vector: Embedding, index: VectorIndex): boolean {
  const [first] = index.search(vector, 1)
  return !isNotZero(vector) || (first !== undefined && first.similarity > SAME)
}

function isNotZero(vector: Embedding): boolean {
  return vector.some((x) => x !== 0)
}
