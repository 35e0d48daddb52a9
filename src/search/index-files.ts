import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { VectorTable } from './exact-index.ts'
import { FILES, FORMAT, formsSchema, manifestSchema, sha256 } from './manifest.ts'
import type { Manifest } from './manifest.ts'

/** Why an index cannot be used; `reason` is an Indonesian clause that names the file. */
export class UnusableIndexError extends Error {
  override readonly name = 'UnusableIndexError'
  readonly reason: string

  constructor(reason: string, options?: ErrorOptions) {
    super(reason, options)
    this.reason = reason
  }
}

/**
 * The vectors as they were embedded.
 * @throws UnusableIndexError when the file is missing or damaged.
 */
export async function readVectors(folder: string, manifest: Manifest): Promise<VectorTable> {
  const content = await readIndexFile(join(folder, FILES.vectors))
  if (sha256(content) !== manifest.files[FILES.vectors])
    throw new UnusableIndexError(`berkas ${join(folder, FILES.vectors)} rusak`)
  const table = { vectors: floats(content), dimensions: manifest.dimensions }
  if (table.vectors.length === manifest.passages * manifest.dimensions) return table
  throw new UnusableIndexError(`${join(folder, FILES.vectors)} tidak memuat satu vektor per kutipan`)
}

/**
 * The words that terms were embedded as.
 * @throws UnusableIndexError when the file is missing or damaged.
 */
export async function readForms(folder: string, manifest: Manifest): Promise<string[]> {
  const content = await readIndexFile(join(folder, FILES.forms))
  if (sha256(content) === manifest.files[FILES.forms]) return parse(formsSchema, content, folder)
  throw new UnusableIndexError(`berkas ${join(folder, FILES.forms)} rusak`)
}

/** @throws UnusableIndexError when it is missing, damaged or of another format. */
export async function readManifest(folder: string): Promise<Manifest> {
  const content = await readIndexFile(join(folder, FILES.manifest))
  const { format } = parse(z.object({ format: z.unknown() }), content, folder)
  if (format !== FORMAT) {
    throw new UnusableIndexError(`${folder} berformat ${String(format)}, sedangkan program ini memakai format ${FORMAT}`)
  }
  const sum = (await readIndexFile(join(folder, FILES.manifestSum))).toString()
  if (sum !== sha256(content))
    throw new UnusableIndexError(`berkas ${join(folder, FILES.manifest)} atau ${FILES.manifestSum} rusak`)
  return parse(manifestSchema, content, folder)
}

export async function readIndexFile(file: string, ifMissing?: string): Promise<Buffer>
export async function readIndexFile<Result>(
  file: string,
  ifMissing: string | undefined,
  read: (file: string) => Promise<Result>,
): Promise<Result>
export async function readIndexFile(
  file: string,
  ifMissing?: string,
  read: (file: string) => Promise<unknown> = readFile,
): Promise<unknown> {
  try {
    return await read(file)
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    const reason = missing ? (ifMissing ?? `berkas ${file} hilang`) : `berkas ${file} tidak dapat dibaca`
    throw new UnusableIndexError(reason, { cause: error })
  }
}

export function parse<Schema extends z.ZodType>(schema: Schema, content: Buffer, folder: string): z.output<Schema> {
  try {
    return schema.parse(JSON.parse(content.toString('utf8')))
  } catch (error) {
    throw new UnusableIndexError(`isi ${folder} tidak terbaca`, { cause: error })
  }
}

/** A view where the bytes lie as numbers must, and they do in large files: no second copy in memory. */
function floats(content: Buffer): Float32Array {
  const { buffer, byteOffset, byteLength } = content
  const aligned = byteOffset % 4 === 0
  return aligned
    ? new Float32Array(buffer, byteOffset, byteLength / 4)
    : new Float32Array(buffer.slice(byteOffset, byteOffset + byteLength))
}
