import type { Generation } from '../search/generation.ts'
import { stemOf, wordsOf } from '../search/terms.ts'
import type { AskedQuestion } from './asked.ts'

/** A word of a passage, and how far it stands for a concept. */
export interface NearestWord {
  readonly word: string
  /** 0 to 1; 1 for the concept's own word. */
  readonly likeness: number
}

const LEAST_WORTH = 0.25

/** Whether a person would see why: like enough, and not the very word. */
export function isWorthNaming({ likeness }: NearestWord): boolean {
  return likeness >= LEAST_WORTH && likeness < 1
}

/** Of each concept, the word of a passage that stands for it best; undefined where none is like it at all. */
export function nearestWords(
  position: number,
  { concepts, match }: AskedQuestion,
  { passages, lexicalIndex }: Pick<Generation, 'passages' | 'lexicalIndex'>,
): (NearestWord | undefined)[] {
  const words = [...new Set(wordsOf(passages[position]!.text))].flatMap((word) => {
    const term = lexicalIndex.termNumber(stemOf(word))
    return term === undefined ? [] : [{ word, held: match.held(new Set([term])) }]
  })
  return concepts.map((_, i) => {
    const best = words.reduce<NearestWord>(
      (found, { word, held }) => (held[i]! > found.likeness ? { word, likeness: held[i]! } : found),
      { word: '', likeness: 0 },
    )
    return best.likeness > 0 ? best : undefined
  })
}
