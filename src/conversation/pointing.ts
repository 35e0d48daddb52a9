const POINTERS = new Set(
  'ini itu nih tuh ga gak nggak tidak kah ya sih dong min kak bot gimana bagaimana gmn tolong jawab dijawab menurut kamu anda apakah apa coba'.split(
    ' ',
  ),
)
const DOUBTS = new Set('benar bener betul benarkah betulkah hoaks hoax asli palsu valid cek periksa'.split(' '))

/**
 * What “@bot ini benar?” under somebody else's message wants of that message: to be checked as a quotation, or answered as a
 * question. Undefined when the words ask something of their own.
 */
export function pointsAt(text: string): 'check' | 'question' | undefined {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  if (!words.every((word) => POINTERS.has(word) || DOUBTS.has(word))) return undefined
  return words.some((word) => DOUBTS.has(word)) ? 'check' : 'question'
}
