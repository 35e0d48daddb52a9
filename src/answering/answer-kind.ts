import { wordsOf } from '../search/terms.ts'

const ASKS_FOR_NUMBER =
  /\b(?:be?rapa(?:kah)?|seberapa (?:besar|banyak|lama|sering)|kapan(?:kah)?|tanggal|nomor|when|how (?:many|much|long|old|often))\b/i
const ASKS_FOR_NAME = /\b(?:siapa(?:kah|nya)?|who)\b/i
const ASKS_FOR_PLACE = /\b(?:di ?mana(?:kah|nya)?|ke ?mana(?:kah)?|dari mana|alamat(?:nya)?|where)\b/i

/** What is counted: a question that names one beside “berapa” wants a number beside it. */
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
  }).map(([asked, measures]) => [asked, measures.split(' ')]),
)
/** Wherever one of these stands, a sum of money is wanted. */
const PAID = /\b(?:gaji|upah|honor|honorarium|tunjangan|biaya|dana|harga|denda|uang|salary)(?:nya)?\b/i
const MONEY = ['rupiah', 'rp', 'ribu', 'juta', 'miliar']
/** A number may stand two places away from what it counts: “5 (lima) tahun”. */
const DISTANCE = 2
const YEAR = /^(?:19|20)\d\d$/

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
  const [asked, words] = [wordsOf(question), wordsOf(passage)]
  if (asked.some((word) => YEAR.test(word) && !words.includes(word))) return true
  const numbers = words.flatMap((word, at) => (/^\p{N}/u.test(word) || NUMBERS.has(word) ? [at] : []))
  const measures = PAID.test(question) ? MONEY : measuresAsked(asked)
  if (measures.length === 0) return numbers.length === 0
  return !words.some((word, at) => measures.includes(word) && numbers.some((number) => Math.abs(number - at) <= DISTANCE))
}

/** The word before or after “berapa”, when it is one that is counted. */
function measuresAsked(words: readonly string[]): readonly string[] {
  return words.flatMap((word, at) =>
    /^(?:se)?be?rapa/.test(word)
      ? [words[at - 1], words[at + 1]].flatMap((neighbour) => MEASURES.get(neighbour ?? '') ?? [])
      : [],
  )
}

export function asksForName(question: string): boolean {
  return ASKS_FOR_NAME.test(question)
}

export function asksForPlace(question: string): boolean {
  return ASKS_FOR_PLACE.test(question)
}
