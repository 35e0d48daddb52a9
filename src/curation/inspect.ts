import { passagesOf } from '../essays/passages.ts'
import type { TokenBudget } from '../essays/passages.ts'
import { largest } from '../search/largest.ts'
import type { Generation } from '../search/generation.ts'
import { stemOf, wordsOf } from '../search/terms.ts'
import type { Essay, EssayReference } from '../types.ts'

/** What an admin should know of an essay before it is published. */
export interface Findings {
  readonly paragraphs: number
  /** Quotes that it will be cut into. */
  readonly passages: number
  readonly words: number
  /** Paragraphs that stand in another essay to the letter. */
  readonly repeated: readonly string[]
  /** Essays that hold much of the same text, and which share of this one's. */
  readonly alike: readonly { readonly essay: EssayReference; readonly share: number }[]
  /** Parts that look broken: wrong encoding, letters that were read badly. */
  readonly broken: readonly string[]
  readonly isIndonesian: boolean
}

/** Words in a row that two texts have in common by copying only. */
const SHINGLE = 6
const ALIKE = 0.2
const CANDIDATES = 30
const SHOWN = 5

/** Letters of UTF-8 read as Windows-1252, and the sign for what could not be read. */
const MOJIBAKE = /\uFFFD|Ã[\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹Œ¡-¿]|â€[\u0090-\u00BF™œ˜“”]|Â[\u00A0-\u00BF]/u
/** “p e g a w a i”, or a run of letters that no word has. */
const MISREAD = /(?:\b\p{L}\s){6,}|\p{L}{40,}|[^\p{L}\p{N}\s.,;:!?()"'“”‘’–—/%&-]{6,}/u

const FUNCTION_WORDS = new Set(
  'yang dan di dari untuk dengan pada dalam tidak ini itu adalah akan atau sebagai oleh juga karena agar bagi para kita'.split(
    ' ',
  ),
)
/** Of Indonesian running text a fifth and more are such words; of other languages next to none. */
const INDONESIAN = 0.06

export function inspect(essay: Essay, generation: Generation | undefined, budget: TokenBudget): Findings {
  const words = wordsOf(essay.text)
  const paragraphs = essay.paragraphs.map(({ start, end }) => essay.text.slice(start, end))
  const others = generation === undefined ? [] : candidatesFor(words, generation).filter(({ id }) => id !== essay.id)
  const isFunctionWord = (word: string) => FUNCTION_WORDS.has(word)
  return {
    paragraphs: paragraphs.length,
    passages: passagesOf(essay, budget).length,
    words: words.length,
    repeated: paragraphs.filter((text) => others.some((other) => other.text.includes(text))),
    alike: alikeTo(words, others),
    broken: paragraphs.filter((text) => MOJIBAKE.test(text) || MISREAD.test(text)).slice(0, SHOWN),
    isIndonesian: words.filter(isFunctionWord).length >= INDONESIAN * words.length,
  }
}

function alikeTo(words: readonly string[], others: readonly Essay[]): Findings['alike'] {
  const own = shinglesOf(words)
  if (own.size === 0) return []
  return others
    .map((other) => {
      const theirs = shinglesOf(wordsOf(other.text))
      const shared = [...own].filter((shingle) => theirs.has(shingle)).length
      const { text: _, paragraphs: __, ...reference } = other
      return { essay: reference, share: shared / own.size }
    })
    .filter(({ share }) => share >= ALIKE)
    .sort((a, b) => b.share - a.share)
}

/** Essays with the words of this one, so that not every essay of a large library has to be read. */
function candidatesFor(words: readonly string[], { lexicalIndex, passages, essays }: Generation): Essay[] {
  const stems = [...new Set(words.map(stemOf))]
  const concepts = stems.map((stem) => lexicalIndex.weigh({ phrase: [stem], synonyms: [], share: 1 }))
  const best = largest(lexicalIndex.scores(concepts), CANDIDATES)
  return [...new Set(best.map((position) => essays.get(passages[position]!.essayId)!))]
}

function shinglesOf(words: readonly string[]): Set<string> {
  return new Set(words.slice(0, 1 - SHINGLE).map((_, i) => words.slice(i, i + SHINGLE).join(' ')))
}
