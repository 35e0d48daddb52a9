import { join } from 'node:path'
import type { Embedder, Essay, Passage, VectorIndex } from '../types.ts'
import { collectGarbage } from './collect-garbage.ts'
import { ExactIndex } from './exact-index.ts'
import { HnswIndex, loadHnswlib } from './hnsw-index.ts'
import { LexicalIndex } from './lexical-index.ts'
import { UnusableIndexError, parse, readIndexFile, readManifest, readVectors } from './index-files.ts'
import {
  CURRENT,
  FILES,
  GENERATION_NAME,
  essaysSchema,
  fileSha256,
  mapSchema,
  passagesSchema,
  sha256,
  wordsSchema,
} from './manifest.ts'
import type { Manifest } from './manifest.ts'
import type { PassageMap } from './passage-map.ts'
import { ByteVectors } from './byte-vectors.ts'
import { SentenceVectors, sentencesFromBytes } from './sentence-vectors.ts'
import { arraysFromBytes } from './term-table.ts'

/** So many passages leave behind more than is worth keeping. */
const LARGE = 20_000

/** A complete, validated index, open for searching. Never changed: the next one is a new object. */
export interface Generation {
  readonly name: string
  readonly manifest: Manifest
  readonly essays: ReadonlyMap<string, Essay>
  readonly passages: readonly Passage[]
  readonly vectorIndex: VectorIndex
  readonly lexicalIndex: LexicalIndex
  readonly sentenceVectors: SentenceVectors
  /** Of each term of the lexical index, by its number less one. */
  readonly termVectors: ByteVectors
  readonly map: PassageMap
  /** Exact where the native library could not be compiled. */
  readonly vectorSearch: 'hnsw' | 'exact'
}

/** @throws UnusableIndexError when there is none, or it is damaged, of another format or of another model. */
export async function openCurrent(indexDir: string, embedder: Embedder): Promise<Generation> {
  return openGeneration(indexDir, await currentName(indexDir), embedder)
}

/** Undefined where `openCurrent` would throw UnusableIndexError. */
export async function openUsable(indexDir: string, embedder: Embedder): Promise<Generation | undefined> {
  try {
    return await openCurrent(indexDir, embedder)
  } catch (error) {
    if (error instanceof UnusableIndexError) return undefined
    throw error
  }
}

async function currentName(indexDir: string): Promise<string> {
  const name = (await readIndexFile(join(indexDir, CURRENT), 'belum ada indeks')).toString().trim()
  if (GENERATION_NAME.test(name)) return name
  throw new UnusableIndexError(`${join(indexDir, CURRENT)} tidak menyebut satu indeks`)
}

/** @throws UnusableIndexError, see `openCurrent`. */
export async function openGeneration(indexDir: string, name: string, embedder: Embedder): Promise<Generation> {
  const folder = join(indexDir, name)
  const manifest = await readManifest(folder)
  checkIdentity(manifest, embedder, folder)
  const parts = await openParts(folder, manifest)
  const searchable = await openVectorIndex(folder, manifest)
  if (parts.passages.length >= LARGE) collectGarbage()
  return { name, manifest, ...parts, ...searchable }
}

/** All but the vector index. A function of its own, so that the bytes of the files can be collected once it has returned. */
async function openParts(folder: string, manifest: Manifest) {
  const content = await readFiles(folder, manifest)
  const essays = essaysOf(content.essays, folder)
  const passages = passagesOf(content.passages, essays, folder)
  if (passages.length !== manifest.passages) throw new UnusableIndexError(`${folder} tidak memuat semua kutipan`)
  const lexicalIndex = openLexicalIndex(folder, passages.length, content)
  const sentences = sentencesFromBytes(content.sentences, passages.length, manifest.dimensions)
  if (sentences === undefined)
    throw new UnusableIndexError(`${join(folder, FILES.sentences)} tidak memuat kalimat setiap kutipan`)
  const sentenceVectors = new SentenceVectors(sentences, manifest.dimensions)
  const termVectors = new ByteVectors(asBytes(content.termVectors), manifest.dimensions)
  if (termVectors.count !== lexicalIndex.termCount)
    throw new UnusableIndexError(`${join(folder, FILES.termVectors)} tidak memuat satu vektor per kata`)
  return { essays, passages, lexicalIndex, sentenceVectors, termVectors, map: parse(mapSchema, content.map, folder) }
}

function essaysOf(content: Buffer, folder: string): Map<string, Essay> {
  const essays = parse(essaysSchema, content, folder) as Essay[]
  return new Map(essays.map((essay) => [essay.id, essay]))
}

function passagesOf(content: Buffer, essays: ReadonlyMap<string, Essay>, folder: string): Passage[] {
  const passages = parse(passagesSchema, content, folder) as Omit<Passage, 'text'>[]
  for (const passage of passages) {
    const essay = essays.get(passage.essayId)
    if (essay === undefined) throw new UnusableIndexError(`${folder}: kutipan ${passage.id} tidak punya esai`)
    // Into the same object: a hundred thousand copies would have to be cleared away.
    Object.assign(passage, { text: essay.text.slice(passage.start, passage.end) })
  }
  return passages as Passage[]
}

/**
 * All files at once: one after another, waiting for the disk would take longer than the rest. What is not returned is only compared with its
 * checksum: what is read later, when the next generation is built, and the graph, which the library reads itself.
 */
async function readFiles(folder: string, { files }: Manifest) {
  const check = (file: string, checksum: string) => {
    if (checksum !== files[file]) throw new UnusableIndexError(`berkas ${join(folder, file)} rusak`)
  }
  const read = async (file: string) => {
    const content = await readIndexFile(join(folder, file))
    check(file, sha256(content))
    return content
  }
  const verify = async (file: string) => check(file, await readIndexFile(join(folder, file), undefined, fileSha256))
  const [essays, passages, words, terms, sentences, termVectors, map] = await Promise.all([
    read(FILES.essays),
    read(FILES.passages),
    read(FILES.words),
    read(FILES.terms),
    read(FILES.sentences),
    read(FILES.termVectors),
    read(FILES.map),
    verify(FILES.forms),
    verify(FILES.vectors),
    files[FILES.hnsw] === undefined ? undefined : verify(FILES.hnsw),
  ])
  return { essays, passages, words, terms, sentences, termVectors, map }
}

function openLexicalIndex(folder: string, passages: number, content: { words: Buffer; terms: Buffer }): LexicalIndex {
  const words = parse(wordsSchema, content.words, folder)
  const arrays = arraysFromBytes(content.terms)
  if (arrays.starts.length === passages + 1) return new LexicalIndex({ ...words, ...arrays })
  throw new UnusableIndexError(`${join(folder, FILES.terms)} tidak memuat kata dari setiap kutipan`)
}

async function openVectorIndex(folder: string, manifest: Manifest): Promise<Pick<Generation, 'vectorIndex' | 'vectorSearch'>> {
  const hnswlib = manifest.files[FILES.hnsw] === undefined ? undefined : await loadHnswlib()
  if (hnswlib === undefined) return { vectorIndex: new ExactIndex(await readVectors(folder, manifest)), vectorSearch: 'exact' }
  // The graph holds the vectors too: a second copy in memory would serve nobody.
  return { vectorIndex: HnswIndex.open(hnswlib, join(folder, FILES.hnsw), manifest.dimensions), vectorSearch: 'hnsw' }
}

function checkIdentity(manifest: Manifest, embedder: Embedder, folder: string): void {
  if (manifest.model !== embedder.identity) {
    throw new UnusableIndexError(`${folder} dibuat dengan model ${manifest.model}, sedangkan yang dipakai ${embedder.identity}`)
  }
  if (manifest.dimensions !== embedder.dimensions) {
    throw new UnusableIndexError(`${folder} berdimensi ${manifest.dimensions}, sedangkan model berdimensi ${embedder.dimensions}`)
  }
}

function asBytes({ buffer, byteOffset, byteLength }: Buffer): Int8Array {
  return new Int8Array(buffer, byteOffset, byteLength)
}
