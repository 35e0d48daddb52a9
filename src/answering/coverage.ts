import { SYNONYM } from '../search/lexical-index.ts'
import type { Phrase, WeighedConcept } from '../search/lexical-index.ts'

/** Share of the concepts, by weight, that a set of stems holds; a synonym counts half. 0 without concepts. */
export function coverageOf(concepts: readonly WeighedConcept[], stems: ReadonlySet<string>): number {
  const holds = (words: Phrase) => words.every((stem) => stems.has(stem))
  let [held, all] = [0, 0]
  for (const { phrase, synonyms, weight } of concepts) {
    all += weight
    if (holds(phrase)) held += weight
    else if (synonyms.some(holds)) held += weight * SYNONYM
  }
  return all > 0 ? held / all : 0
}
