import { spawn } from 'node:child_process'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { UserError } from '../errors.ts'
import { decode } from '../essays/decode.ts'
import { LARGEST_DOCUMENT } from './document.ts'
import type { Document } from './document.ts'
import { formatOf } from './formats.ts'

/** A file may be made to break its reader: it is read in a process of its own, with this memory and time and no more. */
const MEMORY_MB = 512
const SECONDS = 60
const LARGEST_ANSWER = 50_000_000

const answerSchema = z.union([
  z.object({
    document: z.object({
      text: z.string(),
      title: z.string().optional(),
      author: z.string().optional(),
      outlet: z.string().optional(),
      published: z.string().optional(),
      url: z.string().optional(),
    }),
  }),
  /** A sentence for the person. */
  z.object({ problem: z.string() }),
])

/**
 * What a file holds. `url`: where it was found.
 * @throws UserError when its type is unknown or wrong, when it is empty, too large, damaged, locked or scanned.
 */
export async function readDocument(file: string, bytes: Uint8Array, url?: string): Promise<Document> {
  const name = basename(file)
  if (bytes.length > LARGEST_DOCUMENT) {
    throw new UserError(
      `Berkas ${name} lebih besar dari ${LARGEST_DOCUMENT / 1_000_000} MB; bagi menjadi berkas yang lebih kecil.`,
    )
  }
  const format = formatOf(name, bytes)
  const document = format === 'text' ? { text: decode(bytes), url } : await convertElsewhere(name, format, bytes, url)
  if (document.text.trim() === '') throw new UserError(`Berkas ${name} tidak berisi teks; periksa isinya.`)
  return document
}

function convertElsewhere(name: string, format: string, bytes: Uint8Array, url: string | undefined): Promise<Document> {
  const args = [
    `--max-old-space-size=${MEMORY_MB}`,
    '--import',
    import.meta.resolve('tsx'),
    join(import.meta.dirname, 'convert-child.ts'),
  ]
  // No token and no settings in its environment.
  const child = spawn(process.execPath, [...args, format, url ?? ''], { stdio: ['pipe', 'pipe', 'ignore'], env: {} })
  return new Promise((resolve, reject) => {
    const broken = (cause: string) => {
      child.kill('SIGKILL')
      reject(new UserError(`Berkas ${name} rusak atau terlalu rumit untuk dibaca; kirim versi teksnya (.txt).`, { cause }))
    }
    const timer = setTimeout(() => broken('time'), SECONDS * 1000)
    const pieces: Buffer[] = []
    let length = 0
    child.stdout.on('data', (piece: Buffer) => {
      length += piece.length
      if (length > LARGEST_ANSWER) broken('output')
      else pieces.push(piece)
    })
    child.on('error', (error) => broken(error.message))
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      if (code !== 0) return broken(`exit ${code ?? signal ?? ''}`)
      const answer = answerSchema.parse(JSON.parse(Buffer.concat(pieces).toString('utf8')))
      if ('problem' in answer) reject(new UserError(`${name}: ${answer.problem}`))
      else resolve(answer.document)
    })
    // A child that ended early has said why by its exit.
    child.stdin.on('error', () => undefined)
    child.stdin.end(bytes)
  })
}
