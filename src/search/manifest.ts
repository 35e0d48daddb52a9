import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { z } from 'zod'
import type { Embedder, Essay } from '../types.ts'

/**
 * Raised by one whenever the files of a generation change their meaning, and whenever essays are cut in another way: the name of a
 * generation does not tell how its passages were cut.
 */
export const FORMAT = 8

/** The file that names the generation in use. */
export const CURRENT = 'CURRENT'
export const GENERATION_NAME = /^[0-9a-f]{12}$/

export const FILES = {
  essays: 'essays.json',
  passages: 'passages.json',
  words: 'words.json',
  terms: 'terms.u32',
  forms: 'forms.json',
  vectors: 'vectors.f32',
  hnsw: 'hnsw.bin',
  sentences: 'sentences.i8',
  termVectors: 'terms.i8',
  map: 'map.json',
  manifest: 'manifest.json',
  /** SHA-256 of the manifest, which holds those of all other files. */
  manifestSum: 'manifest.sha256',
} as const

/** Written last: a generation without a manifest was never finished. */
export const manifestSchema = z.object({
  format: z.int(),
  model: z.string(),
  dimensions: z.int().positive(),
  /** The budget of tokens that passages were cut by. */
  maxTokens: z.int().positive(),
  essays: z.int().positive(),
  passages: z.int().positive(),
  createdAt: z.iso.datetime(),
  /** SHA-256 of every other file, in hexadecimal digits. */
  files: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/)),
})

export type Manifest = z.infer<typeof manifestSchema>

const spanSchema = z.object({ start: z.int().nonnegative(), end: z.int().nonnegative() })

export const essaysSchema = z.array(
  z.object({
    id: z.string(),
    title: z.string(),
    author: z.string().optional(),
    outlet: z.string().optional(),
    published: z.string().optional(),
    url: z.string().optional(),
    source: z.string().optional(),
    text: z.string(),
    paragraphs: z.array(spanSchema),
  }),
)

/** Passages without their text: it is cut out of the essay when the generation is opened. */
export const passagesSchema = z.array(
  spanSchema.extend({
    id: z.string(),
    essayId: z.string(),
    paragraph: z.int().positive(),
    lastParagraph: z.int().positive().optional(),
  }),
)

const shareSchema = z.number().min(0).max(1)

export const mapSchema = z
  .object({ landmarks: z.array(z.int().nonnegative()), places: z.array(z.object({ x: shareSchema, y: shareSchema })) })
  .refine(({ landmarks, places }) => landmarks.length === places.length)

/** The words of a term table; its arrays are in a file of their own. */
export const wordsSchema = z.object({ words: z.array(z.string()), terms: z.array(z.string()) })
/** Of each term of a term table, the word that it was embedded as. */
export const formsSchema = z.array(z.string())

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

const CHUNK_BYTES = 1 << 20

/** Of a file of any size, through one buffer: chunks of their own would fill the memory until they are collected. */
export async function fileSha256(path: string): Promise<string> {
  const hash = createHash('sha256')
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES)
  const file = await open(path)
  try {
    for (let read = await file.read(chunk); read.bytesRead > 0; read = await file.read(chunk)) {
      hash.update(chunk.subarray(0, read.bytesRead))
    }
  } finally {
    await file.close()
  }
  return hash.digest('hex')
}

/** The same essays, model and budget have the same name, so that an index that is up to date is told by its name. */
export function generationName(essays: readonly Essay[], embedder: Pick<Embedder, 'identity'>, maxTokens: number): string {
  return sha256(JSON.stringify([FORMAT, embedder.identity, maxTokens, essays])).slice(0, 12)
}
