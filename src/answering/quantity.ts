import { wordsOf } from '../search/terms.ts'

/** Words that ask for a number or a date; abbreviations have been replaced before. */
const ASKS = new Set('berapa berapakah seberapa kapan kapankah tanggal nomor when'.split(' '))
const ASKS_IN_ENGLISH = /\bhow (?:many|much|long|old|often)\b/i

/** Without “satu” and “pertama”, which mostly do not count: “salah satu”, “pertama-tama”. */
const NUMBERS = new Set(
  (
    'dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas belas puluh ratus ribu juta seratus seribu setengah ' +
    'kedua ketiga keempat kelima setahun sebulan seminggu sehari ' +
    'januari februari maret april mei juni juli agustus september oktober november desember'
  ).split(' '),
)

/** Whether a question can only be answered by a number or a date: “berapa lama masa kampanye?” */
export function asksForQuantity(question: string): boolean {
  return ASKS_IN_ENGLISH.test(question) || wordsOf(question).some((word) => ASKS.has(word))
}

/** Whether a passage holds a number or a date at all. */
export function holdsQuantity(passage: string): boolean {
  return wordsOf(passage).some((word) => /^\p{N}/u.test(word) || NUMBERS.has(word))
}
