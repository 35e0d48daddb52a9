import { extractText, getDocumentProxy, getMeta } from 'unpdf'
import { UserError } from '../errors.ts'
import type { Document } from './document.ts'

/** Fewer letters than this on a page are no text: it was scanned. */
const LETTERS_A_PAGE = 40
const MOST_PAGES = 500

/** What is used of it. */
interface Pdf {
  readonly numPages: number
}

/** @throws UserError when it is encrypted, scanned, or longer than a book. */
export async function readPdf(bytes: Uint8Array): Promise<Document> {
  const pdf = await (getDocumentProxy(bytes) as Promise<Pdf>).catch((error: unknown) => {
    const isLocked = error instanceof Error && error.name === 'PasswordException'
    const reason = isLocked ? 'dilindungi kata sandi; hapus kata sandinya' : 'rusak; simpan ulang'
    throw new UserError(`Berkas PDF ini ${reason}, lalu kirim lagi.`, { cause: error })
  })
  if (pdf.numPages > MOST_PAGES) {
    throw new UserError(`Berkas PDF ini ${pdf.numPages} halaman; kirim paling banyak ${MOST_PAGES} halaman.`)
  }
  const { text } = await extractText(pdf, { mergePages: false })
  const letters = text.join('').replace(/\s/g, '').length
  if (letters < LETTERS_A_PAGE * Math.min(pdf.numPages, 3)) {
    throw new UserError('Berkas PDF ini hasil pindaian, tidak berisi teks; kirim versi teksnya (.docx atau .txt).')
  }
  const { info } = await getMeta(pdf)
  const { Title, Author } = info as Record<string, unknown>
  return { text: text.map(paragraphsOf).join('\n'), title: wordsOf(Title), author: wordsOf(Author) }
}

/** The lines of a page, joined where they were broken at the margin. */
function paragraphsOf(page: string): string {
  return page.replace(/-\n(?=\p{Ll})/gu, '').replace(/(?<![.!?:;”"')])\n(?=\S)/g, ' ')
}

function wordsOf(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value.trim() : ''
  return text === '' || /^(?:untitled|microsoft word)/i.test(text) ? undefined : text
}
