import { join } from 'node:path'
import { sentencesOf } from '../essays/sentences.ts'
import type { Embedder, Embedding, Passage } from '../types.ts'
import { rounded } from './byte-vectors.ts'
import { vectorAt } from './exact-index.ts'
import { UnusableIndexError, readForms, readVectors } from './index-files.ts'
import type { Generation } from './generation.ts'

/** What is known of a passage whose text was embedded before. */
interface KnownPassage {
  readonly vector: Embedding
  readonly sentences: Int8Array
}

/** By the ids of passages. */
export type KnownPassages = Map<string, KnownPassage>
/** Words → the numbers of their vectors. */
export type KnownTerms = ReadonlyMap<string, Int8Array>

interface Source {
  readonly indexDir: string
  readonly embedder: Embedder
}

/** From disk, because the graph of HNSW rounds. */
export function knownPassages(previous: Generation | undefined, source: Source): Promise<KnownPassages> {
  return known(previous, source, async (folder, { manifest, passages, sentenceVectors }) => {
    const table = await readVectors(folder, manifest)
    return passages.map(({ id }, position) => [
      id,
      { vector: vectorAt(table, position), sentences: sentenceVectors.of(position) },
    ])
  })
}

export function knownTerms(previous: Generation | undefined, source: Source): Promise<KnownTerms> {
  return known(previous, source, async (folder, { manifest, termVectors }) =>
    (await readForms(folder, manifest)).map((form, place) => [form, termVectors.slice(place, place + 1)]),
  )
}

/** Nothing when the model is another, or the files are gone meanwhile: then everything is embedded anew. */
async function known<Value>(
  previous: Generation | undefined,
  { indexDir, embedder }: Source,
  read: (folder: string, previous: Generation) => Promise<[string, Value][]>,
): Promise<Map<string, Value>> {
  if (previous?.manifest.model !== embedder.identity) return new Map()
  try {
    return new Map(await read(join(indexDir, previous.name), previous))
  } catch (error) {
    if (error instanceof UnusableIndexError) return new Map()
    throw error
  }
}

interface Progress {
  readonly embedder: Embedder
  /** Once for each text. */
  readonly onDone: () => void
}

/** Fills `known`, so that a passage that occurs twice is embedded once. */
export async function embedPassages(
  passages: readonly Passage[],
  known: KnownPassages,
  { embedder, onDone }: Progress,
): Promise<{ vectors: Float32Array; sentences: Int8Array[] }> {
  const vectors = new Float32Array(passages.length * embedder.dimensions)
  const sentences: Int8Array[] = []
  for (const [position, passage] of passages.entries()) {
    let embedded = known.get(passage.id)
    if (embedded === undefined) known.set(passage.id, (embedded = await embedPassage(passage, embedder)))
    vectors.set(embedded.vector, position * embedder.dimensions)
    sentences.push(embedded.sentences)
    onDone()
  }
  return { vectors, sentences }
}

async function embedPassage({ text }: Passage, embedder: Embedder): Promise<KnownPassage> {
  const vector = await embedder.embed(text, 'passage')
  const spans = sentencesOf(text)
  const sentences = new Int8Array(spans.length * embedder.dimensions)
  for (const [i, { start, end }] of spans.entries()) {
    // A passage of one sentence is that sentence.
    const own = spans.length === 1 ? vector : await embedder.embed(text.slice(start, end), 'passage')
    sentences.set(rounded(own), i * embedder.dimensions)
  }
  return { vector, sentences }
}

/** The numbers of the vectors of all terms, one after another. */
export async function embedTerms(
  forms: readonly string[],
  known: KnownTerms,
  { embedder, onDone }: Progress,
): Promise<Int8Array> {
  const numbers = new Int8Array(forms.length * embedder.dimensions)
  for (const [place, form] of forms.entries()) {
    numbers.set(known.get(form) ?? rounded(await embedder.embed(form, 'passage')), place * embedder.dimensions)
    onDone()
  }
  return numbers
}
