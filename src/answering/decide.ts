import type { WeighedConcept } from '../search/lexical-index.ts'
import { asksForQuantity, holdsQuantity } from './quantity.ts'
import type { Candidate } from './rank.ts'
import type { Query } from './understand.ts'

/** How far the essays seem to answer a question. */
export interface Decision {
  readonly kind: 'answered' | 'related' | 'not-found'
  /** 0 to 1: how likely the essays answer, were half of all questions answerable. */
  readonly confidence: number
}

/**
 * Logistic regression, learnt on data/evaluation/develop.jsonl (see docs/evaluation.md): cosine alone is no basis for
 * declining, because every question about civil servants is near to every essay about them.
 */
const WEIGHTS = { bias: -1.54, score: 2.79, known: 2.56, lacksQuantity: -2.97 }
const ANSWERED = 0.5
const RELATED = 0.4

/** `best` is the candidate that ranks first, `text` its passage. */
export function decide(query: Query, concepts: readonly WeighedConcept[], best: Candidate, text: string): Decision {
  const lacksQuantity = asksForQuantity(query.text) && !holdsQuantity(text)
  const evidence =
    WEIGHTS.bias +
    WEIGHTS.score * best.score +
    WEIGHTS.known * knownShare(concepts) +
    WEIGHTS.lacksQuantity * Number(lacksQuantity)
  const confidence = 1 / (1 + Math.exp(-evidence))
  return { kind: kindOf(confidence), confidence }
}

/** Share of what the question asks for, by weight, that occurs anywhere in the essays. */
function knownShare(concepts: readonly WeighedConcept[]): number {
  const sum = (some: readonly WeighedConcept[]) => some.reduce((sum, { weight }) => sum + weight, 0)
  const all = sum(concepts)
  return all > 0 ? sum(concepts.filter(({ holders }) => holders.length > 0)) / all : 0
}

function kindOf(confidence: number): Decision['kind'] {
  if (confidence >= ANSWERED) return 'answered'
  return confidence >= RELATED ? 'related' : 'not-found'
}
