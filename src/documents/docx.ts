import mammoth from 'mammoth'
import { readHtml } from './html.ts'
import type { Document } from './document.ts'

/** A Word document, its headings kept as headings; pictures are left out. */
export async function readDocx(bytes: Uint8Array): Promise<Document> {
  const noPicture = mammoth.images.imgElement(() => Promise.resolve({ src: '' }))
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { convertImage: noPicture })
  return { text: readHtml(`<!doctype html><html><body>${value}</body></html>`).text }
}
