import type { LexicalIndex } from '../search/lexical-index.ts'
import type { Candidate } from './rank.ts'
import type { Query } from './understand.ts'

/** How far the essays seem to answer a question. */
export interface Decision {
  readonly kind: 'answered' | 'related' | 'not-found'
  /** 0 to 1: a share of questions with this value that the essays answer. */
  readonly confidence: number
}

/**
 * Logistic regression, learnt on data/evaluation/develop.jsonl (see docs/evaluation.md): cosine alone is no basis for
 * declining, because every question about civil servants is near to every essay about them.
 */
const WEIGHTS = { bias: -4.0, score: 6.0, known: 3.0 }
const ANSWERED = 0.5
const RELATED = 0.25

export function decide(query: Query, best: Candidate | undefined, words: LexicalIndex): Decision {
  if (best === undefined) return { kind: 'not-found', confidence: 0 }
  const evidence = WEIGHTS.bias + WEIGHTS.score * best.score + WEIGHTS.known * knownShare(query, words)
  const confidence = 1 / (1 + Math.exp(-evidence))
  return { kind: kindOf(confidence), confidence }
}

/** Share of the question's weighty words that occur anywhere in the essays. */
function knownShare({ terms }: Query, words: LexicalIndex): number {
  return terms.length === 0 ? 0 : terms.filter((term) => words.has(term)).length / terms.length
}

function kindOf(confidence: number): Decision['kind'] {
  if (confidence >= ANSWERED) return 'answered'
  return confidence >= RELATED ? 'related' : 'not-found'
}
