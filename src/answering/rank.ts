import { innerProduct, vectorAt } from '../search/exact-index.ts'
import type { Generation } from '../search/generation.ts'
import { largest } from '../search/largest.ts'
import type { WeighedConcept } from '../search/lexical-index.ts'
import type { Embedding } from '../types.ts'

export interface Candidate {
  readonly position: number
  /** Cosine of question and passage. */
  readonly dense: number
  /** BM25 as a share of what the question could reach. */
  readonly lexical: number
  readonly score: number
}

/** Candidates taken from each search. */
const DEPTH = 50
/** Equal parts: 40 or 60 of 100 made no difference, see docs/evaluation.md. */
const DENSE_WEIGHT = 0.5

/** The passages of a generation, best first: found by either search, scored by both (weighted sum). */
export function rank(concepts: readonly WeighedConcept[], embedding: Embedding, generation: Generation): Candidate[] {
  const lexical = generation.lexicalIndex.scores(concepts)
  const positions = new Set([
    ...generation.vectorIndex.search(embedding, DEPTH).map(({ position }) => position),
    ...largest(lexical, DEPTH).filter((position) => lexical[position]! > 0),
  ])
  return [...positions]
    .map((position) => candidate(position, innerProduct(embedding, vectorAt(generation, position)), lexical[position]!))
    .sort((a, b) => b.score - a.score || a.position - b.position)
}

function candidate(position: number, dense: number, lexical: number): Candidate {
  return { position, dense, lexical, score: DENSE_WEIGHT * dense + (1 - DENSE_WEIGHT) * lexical }
}
