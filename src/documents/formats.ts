import { extname } from 'node:path'
import { UserError } from '../errors.ts'
import type { Format } from './document.ts'

const BY_EXTENSION: Readonly<Record<string, Format>> = {
  '.txt': 'text',
  '.md': 'text',
  '.html': 'html',
  '.htm': 'html',
  '.docx': 'docx',
  '.pdf': 'pdf',
}

/** Whether a file of this name has to be read as a document before it is text. */
export function isConverted(name: string): boolean {
  return (BY_EXTENSION[extname(name).toLowerCase()] ?? 'text') !== 'text'
}

/** How a file of a format begins. */
const MAGIC: Readonly<Record<Exclude<Format, 'text'>, (head: string) => boolean>> = {
  pdf: (head) => head.slice(0, 1024).includes('%PDF-'),
  docx: (head) => head.startsWith('PK\u0003\u0004'),
  html: (head) =>
    /^\s*(?:<!--|<!doctype html|<html|<head|<body|<\?xml|<[a-z]+[\s>])/i.test(head.replace(/^\u00EF\u00BB\u00BF/, '')),
}

/** Also what a text must not begin with: pictures, archives, programs. */

const FOREIGN = [
  '%PDF-',
  'PK\u0003\u0004',
  '\u0089PNG',
  '\u00FF\u00D8\u00FF',
  'GIF8',
  '\u007FELF',
  'MZ',
  'Rar!',
  '\u001F\u008B',
  '7z\u00BC\u00AF',
  '\u00D0\u00CF\u0011\u00E0',
]

/**
 * The format of a file, by its name and by how it begins.
 * @throws UserError when the name promises another format than the content, or one that is not known.
 */
export function formatOf(name: string, bytes: Uint8Array): Format {
  const format = BY_EXTENSION[extname(name).toLowerCase()]
  if (format === undefined) {
    throw new UserError(`Jenis berkas ${name} tidak dikenal; kirimlah berkas .txt, .md, .html, .docx, atau .pdf.`)
  }
  const head = Buffer.from(bytes.subarray(0, 2_048)).toString('latin1')
  const isRight = format === 'text' ? !FOREIGN.some((start) => head.startsWith(start)) : MAGIC[format](withoutZeros(head))
  if (isRight) return format
  throw new UserError(`Isi berkas ${name} bukan ${extname(name).slice(1)}; simpan ulang dari programnya, lalu kirim lagi.`)
}

/** HTML may be UTF-16. */
function withoutZeros(head: string): string {
  return head.replace(/^(?:\u00FF\u00FE|\u00FE\u00FF)/, '').replaceAll('\u0000', '')
}
