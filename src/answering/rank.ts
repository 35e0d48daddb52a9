import { innerProduct } from '../search/exact-index.ts'
import type { Generation } from '../search/generation.ts'
import { largest } from '../search/largest.ts'
import type { AskedQuestion } from './asked.ts'
import { FEATURES, FeatureExtractor } from './features.ts'
import type { Features } from './features.ts'
import type { Weights } from './weights.ts'

export interface Candidate {
  readonly position: number
  readonly features: Features
  readonly score: number
}

/** Candidates taken from each search, and how many of them are measured: more gained nothing (docs/evaluation.md). */
const DEPTH = 50
const SHORTLIST = 32

/** The passages of a generation, best first: found by either search, scored by the weighted sum of their features. */
export function rank(asked: AskedQuestion, generation: Generation, weights: Weights['ranking']): Candidate[] {
  const { concepts, embedding } = asked
  const lexical = generation.lexicalIndex.scores(concepts)
  const extractor = new FeatureExtractor(asked, lexical, generation)
  const cosines = new Map(
    generation.vectorIndex.search(embedding, DEPTH).map(({ position, similarity }) => [position, similarity]),
  )
  for (const position of largest(lexical, DEPTH)) {
    if (cosines.has(position) || !(lexical[position]! > 0)) continue
    cosines.set(position, innerProduct(embedding, generation.vectorIndex.vector(position)))
  }
  return [...cosines]
    .sort(([a, cosineA], [b, cosineB]) => cosineB + lexical[b]! - (cosineA + lexical[a]!) || a - b)
    .slice(0, SHORTLIST)
    .map(([position, cosine]) => {
      const features = extractor.of(position, cosine)
      return { position, features, score: FEATURES.reduce((sum, name) => sum + weights[name] * features[name], 0) }
    })
    .sort((a, b) => b.score - a.score || a.position - b.position)
}
