/** Reads one file from stdin and prints what it holds as JSON; see convert.ts. */
import { buffer } from 'node:stream/consumers'
import { decode } from '../essays/decode.ts'
import type { Document } from './document.ts'
import { readDocx } from './docx.ts'
import { UserError } from '../errors.ts'
import { readHtml } from './html.ts'
import { readPdf } from './pdf.ts'

const [format, url] = process.argv.slice(2)
const bytes = new Uint8Array(await buffer(process.stdin))

try {
  process.stdout.write(JSON.stringify({ document: await read() }))
} catch (error) {
  if (!(error instanceof UserError)) throw error
  process.stdout.write(JSON.stringify({ problem: error.message }))
}

async function read(): Promise<Document> {
  switch (format) {
    case 'pdf':
      return readPdf(bytes)
    case 'docx':
      return readDocx(bytes)
    default:
      return readHtml(decode(bytes), url === '' ? undefined : url)
  }
}
