/** What is said in Indonesian on the console. What Telegram and the class page say otherwise is in the files of their frames and pages. */
import type { EssayReference, Quote } from '../types.ts'
import type { PlaceOfPassage } from './frame.ts'

export const DISCLAIMER = 'Kutipan dari esai (opini), bukan nasihat hukum.'
export const APOLOGY = 'Maaf, terjadi gangguan di pihak kami. Silakan coba beberapa saat lagi.'

export function heading(kind: 'answered' | 'related', quotes: readonly Pick<Quote, 'essay'>[]): string {
  const essays = new Set(quotes.map(({ essay }) => essay.id)).size
  const count = `${quotes.length} kutipan dari ${essays} esai`
  return kind === 'answered' ? count : `Tidak ada jawaban langsung; ${count} yang menyinggungnya`
}

/** Under a quote: who wrote it, where it was published, which paragraph. */
export function citation(essay: EssayReference, { paragraph, lastParagraph }: PlaceOfPassage): string {
  const by = [essay.author, essay.outlet].filter((name) => name !== undefined).join(', ')
  const paragraphs = lastParagraph === undefined ? `${paragraph}` : `${paragraph}–${lastParagraph}`
  return `${essay.title}${by === '' ? '' : ` — ${by}`} · paragraf ${paragraphs}`
}

export const NOT_FOUND =
  'Esai-esai ini tidak membahas pertanyaan itu, sejauh yang saya temukan. Silakan coba dengan kata-kata lain.'

export const NEAREST = 'Esai yang paling dekat:'

/** One line of the list of nearest essays. */
export function essayTitle(essay: EssayReference): string {
  const by = essay.author ?? essay.outlet
  return by === undefined ? essay.title : `${essay.title} — ${by}`
}

export const EXACT_SEARCH =
  'Pustaka hnswlib-node tidak terpasang (perlu kompilator C++ saat npm ci); pencarian eksak dipakai, hasilnya setara.'

/** What `npm start` prints where there is no bot. */
export const CLASS_PAGE = {
  ready: (url: string) => `Halaman kelas siap: buka ${url} di peramban (Ctrl-C untuk mengakhiri).`,
  join: (url: string) => `Peserta ikut dari ponsel dengan kode QR di ${url}`,
  telegram: 'Bot Telegram belum aktif: mintalah token kepada @BotFather (/newbot), lalu tulis BOT_TOKEN=… di berkas .env.',
  noticed: 'Perubahan esai terlihat; jawaban kini memakai indeks baru.',
  off: 'Tidak ada yang dijalankan: WEB=off dan belum ada BOT_TOKEN di berkas .env. Di terminal Anda tetap dapat bertanya dengan: npm run ask',
}
