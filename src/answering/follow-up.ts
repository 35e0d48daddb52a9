import type { Concept } from '../search/lexical-index.ts'
import type { EssayWords } from './understand.ts'

/** Words that start a question which cannot be understood without the one before it, unless it names enough itself. */
const FOLLOW_UP =
  /^(?:kalau|kalo|klo|kl|jika|bila|terus|trus|trs|lalu|lantas|dan|nah|tapi|selain|meski|meskipun|jadi|yang|yg|bagaimana dengan|bgmn dgn|gimana kalau|gmn kalo|what about|and)\b/i
/** Words that start a question which stands by itself, however short. */
const DEFINITION = /^(?:apa itu|apa yang dimaksud|apa maksud|apa arti|apakah itu|jelaskan|siapa itu|what is|what are)\b/i
/** Words that start a whole question, if it names what it is about. */
const INTERROGATIVE =
  /^(?:(?:apa|boleh|harus|bisa|dapat|perlu|wajib|ada|siapa)kah|apa|siapa|berapa|kapan|di ?mana|ke ?mana|mengapa|kenapa|bagaimana|what|who|why|how|when|where|may|can|must|should|is|are)\b/i
/** Words that ask, wherever they stand. */
const ASKS =
  /\b(?:kenapa|knp|mengapa|gimana|gmn|bagaimana|bgmn|boleh\w*|blh|bisa\w*|harus\w*|perlu\w*|wajib\w*|why|how|allowed|must)\b/i
/** “-nya” and the like point back: “sanksinya apa?” */
const POINTS_BACK =
  /\b(?:tersebut|mereka|begitu|(?!(?:ha|ta|pu|berta|mena|misal|sebenar|seharus|sebaik|na|kira|biasa)nya\b)\p{L}{2,}nya)\b/iu
/** “bedanya X dan Y” names what it points to. */
const NAMES_ITS_OWN = /\b(?:beda|perbedaan|hukum|alasan|cara|contoh|arti|maksud|fungsi|tujuan|hubungan)nya\b/iu
const NAMED_CONCEPTS = 2
/** A question with more of its own than this stands by itself, whatever it begins with, or whatever points back. */
const CONTINUING_CONCEPTS = 4
const POINTING_CONCEPTS = 3
const FEW_CONCEPTS = 2

/**
 * Whether a question is to be understood from the one before it. A short question is taken for one only while it stays with
 * what the essays are about: “resep rendang” changes the subject.
 */
export function isFollowUp(text: string, concepts: readonly Concept[], essays: EssayWords): boolean {
  if (FOLLOW_UP.test(text.trim())) return concepts.length <= CONTINUING_CONCEPTS
  if (NAMES_ITS_OWN.test(text) && concepts.length >= NAMED_CONCEPTS) return false
  if (POINTS_BACK.test(text)) return concepts.length <= POINTING_CONCEPTS
  if (DEFINITION.test(text.trim())) return false
  // “kenapa gak boleh?” says nothing of what; “makasih min” asks nothing.
  if (concepts.length === 0) return ASKS.test(text)
  if (INTERROGATIVE.test(text.trim()) && concepts.length >= NAMED_CONCEPTS) return false
  return concepts.length <= FEW_CONCEPTS && concepts.every((concept) => essays.knows(concept))
}
