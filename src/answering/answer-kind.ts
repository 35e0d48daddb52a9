import { stemOf, wordsOf } from '../search/terms.ts'

const REASON = /\b(?:mengapa|kenapa|alasan(?:nya)?|sebab(?:nya)?|penyebab(?:nya)?|why)\b/i
const DEFINITION =
  /\b(?:apa itu|arti(?:nya)?|makna(?:nya)?|maksud(?:nya)?|dimaksud|pengertian(?:nya)?|definisi(?:nya)?|hakikat(?:nya)?|what is|meaning|definition)\b/i

const CUES = {
  reason: stemsOf('karena sebab mengingat akibat lantaran disebabkan'),
  definition: stemsOf('adalah ialah merupakan artinya yaitu yakni berarti'),
} as const

export type AnswerKind = keyof typeof CUES

/** What kind of sentence a question wants, as far as its words tell. */
export function wantedKind(question: string): AnswerKind | undefined {
  if (DEFINITION.test(question)) return 'definition'
  return REASON.test(question) ? 'reason' : undefined
}

/** Whether a sentence, given as stems, sounds like such an answer. */
export function soundsLike(kind: AnswerKind, stems: Iterable<string>): boolean {
  for (const stem of stems) if (CUES[kind].has(stem)) return true
  return false
}

const ASKS_FOR_NUMBER = /\b(?:berapa(?:kah)?|seberapa|kapan(?:kah)?|tanggal|nomor|when|how (?:many|much|long|old|often))\b/i
const ASKS_FOR_NAME = /\b(?:siapa(?:kah|nya)?|who)\b/i
const ASKS_FOR_PLACE = /\b(?:di ?mana(?:kah|nya)?|ke ?mana(?:kah)?|dari mana|alamat(?:nya)?|where)\b/i

/** What is counted: a question that names one wants a number beside it. */
const MEASURES: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    tahun: 'tahun',
    bulan: 'bulan',
    minggu: 'minggu',
    hari: 'hari',
    jam: 'jam pukul',
    menit: 'menit',
    kali: 'kali',
    persen: 'persen',
    orang: 'orang',
    pasal: 'pasal',
    usia: 'tahun',
    umur: 'tahun',
    lama: 'tahun bulan minggu hari jam menit',
    gaji: 'rupiah rp juta ribu miliar',
    biaya: 'rupiah rp juta ribu miliar',
    honor: 'rupiah rp juta ribu miliar',
    dana: 'rupiah rp juta ribu miliar',
    harga: 'rupiah rp juta ribu miliar',
    denda: 'rupiah rp juta ribu miliar',
  }).map(([asked, measures]) => [asked, measures.split(' ')]),
)
/** Words between a number and what it counts: “5 (lima) tahun”. */
const BETWEEN = 2

/** Without “satu” and “pertama”, which mostly do not count: “salah satu”, “pertama-tama”. */
const NUMBERS = new Set(
  (
    'dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas belas puluh ratus ribu juta seratus seribu setengah ' +
    'kedua ketiga keempat kelima setahun sebulan seminggu sehari ' +
    'januari februari maret april mei juni juli agustus september oktober november desember'
  ).split(' '),
)

/** Whether a question can only be answered by a number or a date and the passage has none of the kind: “berapa lama masa kampanye?” */
export function lacksNumber(question: string, passage: string): boolean {
  if (!ASKS_FOR_NUMBER.test(question)) return false
  const words = wordsOf(passage)
  const numbers = words.flatMap((word, at) => (/^\p{N}/u.test(word) || NUMBERS.has(word) ? [at] : []))
  const measures = measuresAsked(wordsOf(question))
  if (measures.length === 0) return numbers.length === 0
  return !words.some((word, at) => measures.includes(word) && numbers.some((number) => Math.abs(number - at) <= BETWEEN))
}

/** The word before or after “berapa”, when it is one that is counted. */
function measuresAsked(words: readonly string[]): readonly string[] {
  return words.flatMap((word, at) =>
    /^s?e?berapa/.test(word) ? [words[at - 1], words[at + 1]].flatMap((neighbour) => MEASURES.get(neighbour ?? '') ?? []) : [],
  )
}

export function asksForName(question: string): boolean {
  return ASKS_FOR_NAME.test(question)
}

export function asksForPlace(question: string): boolean {
  return ASKS_FOR_PLACE.test(question)
}

function stemsOf(words: string): ReadonlySet<string> {
  return new Set(words.split(' ').map(stemOf))
}
