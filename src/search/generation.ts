import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Embedder, Essay, Passage, VectorIndex } from '../types.ts'
import { ExactIndex } from './exact-index.ts'
import type { VectorTable } from './exact-index.ts'
import { HnswIndex, loadHnswlib } from './hnsw-index.ts'
import { LexicalIndex } from './lexical-index.ts'
import {
  CURRENT,
  FILES,
  FORMAT,
  GENERATION_NAME,
  essaysSchema,
  manifestSchema,
  passagesSchema,
  sha256,
  wordsSchema,
} from './manifest.ts'
import type { Manifest } from './manifest.ts'
import { arraysFromBytes } from './term-table.ts'

/** A complete, validated index, open for searching. Never changed: the next one is a new object. */
export interface Generation extends VectorTable {
  readonly name: string
  readonly manifest: Manifest
  readonly essays: ReadonlyMap<string, Essay>
  readonly passages: readonly Passage[]
  readonly vectorIndex: VectorIndex
  readonly lexicalIndex: LexicalIndex
  /** Exact where the native library could not be compiled. */
  readonly vectorSearch: 'hnsw' | 'exact'
}

/** Why an index cannot be used; `reason` is an Indonesian clause that names the file. */
export class UnusableIndexError extends Error {
  override readonly name = 'UnusableIndexError'
  readonly reason: string

  constructor(reason: string, options?: ErrorOptions) {
    super(reason, options)
    this.reason = reason
  }
}

/** @throws UnusableIndexError when there is none, or it is damaged, of another format or of another model. */
export async function openCurrent(indexDir: string, embedder: Embedder): Promise<Generation> {
  return openGeneration(indexDir, await currentName(indexDir), embedder)
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
  const read = async (file: string) => {
    const content = await readIndexFile(join(folder, file))
    if (sha256(content) === manifest.files[file]) return content
    throw new UnusableIndexError(`berkas ${join(folder, file)} rusak`)
  }
  const essays = parse(essaysSchema, await read(FILES.essays), folder) as Essay[]
  const essaysById = new Map(essays.map((essay) => [essay.id, essay]))
  const passages = (parse(passagesSchema, await read(FILES.passages), folder) as Omit<Passage, 'text'>[]).map(
    (passage): Passage => {
      const essay = essaysById.get(passage.essayId)
      if (essay === undefined) throw new UnusableIndexError(`${folder}: kutipan ${passage.id} tidak punya esai`)
      return { ...passage, text: essay.text.slice(passage.start, passage.end) }
    },
  )
  const table = { vectors: floats(await read(FILES.vectors)), dimensions: manifest.dimensions }
  if (table.vectors.length !== passages.length * manifest.dimensions) {
    throw new UnusableIndexError(`${join(folder, FILES.vectors)} tidak memuat satu vektor per kutipan`)
  }
  return {
    name,
    manifest,
    essays: essaysById,
    passages,
    ...table,
    ...(await openVectorIndex(folder, manifest, table, read)),
    lexicalIndex: await openLexicalIndex(folder, passages.length, read),
  }
}

async function openLexicalIndex(
  folder: string,
  passages: number,
  read: (file: string) => Promise<Buffer>,
): Promise<LexicalIndex> {
  const words = parse(wordsSchema, await read(FILES.words), folder)
  const arrays = arraysFromBytes(await read(FILES.terms))
  if (arrays.starts.length === passages + 1) return new LexicalIndex({ ...words, ...arrays })
  throw new UnusableIndexError(`${join(folder, FILES.terms)} tidak memuat kata dari setiap kutipan`)
}

async function openVectorIndex(
  folder: string,
  manifest: Manifest,
  table: VectorTable,
  read: (file: string) => Promise<Buffer>,
): Promise<Pick<Generation, 'vectorIndex' | 'vectorSearch'>> {
  const hnswlib = manifest.files[FILES.hnsw] === undefined ? undefined : await loadHnswlib()
  if (hnswlib === undefined) return { vectorIndex: new ExactIndex(table), vectorSearch: 'exact' }
  await read(FILES.hnsw)
  return { vectorIndex: HnswIndex.open(hnswlib, join(folder, FILES.hnsw), table.dimensions), vectorSearch: 'hnsw' }
}

async function readManifest(folder: string): Promise<Manifest> {
  const content = await readIndexFile(join(folder, FILES.manifest))
  const { format } = parse(z.object({ format: z.unknown() }), content, folder)
  if (format !== FORMAT) {
    throw new UnusableIndexError(`${folder} berformat ${String(format)}, sedangkan program ini memakai format ${FORMAT}`)
  }
  return parse(manifestSchema, content, folder)
}

function checkIdentity(manifest: Manifest, embedder: Embedder, folder: string): void {
  if (manifest.model !== embedder.identity) {
    throw new UnusableIndexError(`${folder} dibuat dengan model ${manifest.model}, sedangkan yang dipakai ${embedder.identity}`)
  }
  if (manifest.dimensions !== embedder.dimensions) {
    throw new UnusableIndexError(`${folder} berdimensi ${manifest.dimensions}, sedangkan model berdimensi ${embedder.dimensions}`)
  }
}

async function readIndexFile(file: string, ifMissing?: string): Promise<Buffer> {
  try {
    return await readFile(file)
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    const reason = missing ? (ifMissing ?? `berkas ${file} hilang`) : `berkas ${file} tidak dapat dibaca`
    throw new UnusableIndexError(reason, { cause: error })
  }
}

function parse<Schema extends z.ZodType>(schema: Schema, content: Buffer, folder: string): z.output<Schema> {
  try {
    return schema.parse(JSON.parse(content.toString('utf8')))
  } catch (error) {
    throw new UnusableIndexError(`isi ${folder} tidak terbaca`, { cause: error })
  }
}

function floats(content: Buffer): Float32Array {
  return new Float32Array(content.buffer.slice(content.byteOffset, content.byteOffset + content.byteLength))
}
