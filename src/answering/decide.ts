import type { WeighedConcept } from '../search/lexical-index.ts'
import { asksForName, asksForPlace, lacksNumber } from './answer-kind.ts'
import type { Candidate } from './rank.ts'
import type { Query } from './understand.ts'
import type { Weights } from './weights.ts'

/**
 * What tells whether the essays answer at all. Cosine alone is no basis for it, because every question about civil servants is
 * near to every essay about them.
 * - score: of the best passage
 * - sentence: share of the question in its best sentence
 * - known: share of the question, by weight, that occurs anywhere in the essays
 * - dense: the largest cosine
 * - spread: how far the largest cosine stands out from the middle of the candidates
 * - lacksNumber: 1 where a number is wanted that the best passage does not hold
 * - asksForName, asksForPlace: 1 where a name or a place is wanted
 */
export const DECISION_FEATURES = [
  'score',
  'sentence',
  'known',
  'dense',
  'spread',
  'lacksNumber',
  'asksForName',
  'asksForPlace',
] as const
export type DecisionFeatures = Readonly<Record<(typeof DECISION_FEATURES)[number], number>>

/** How far the essays seem to answer a question. */
export interface Decision {
  readonly kind: 'answered' | 'related' | 'not-found'
  /** 0 to 1: how likely the essays answer, were half of all questions answerable. */
  readonly confidence: number
  readonly features: DecisionFeatures
}

/** A question is “related” from this share of the threshold on. */
const RELATED = 0.6

/** `candidates` as ranked, at least one; `text`: the passage of the first. */
export function decide(
  query: Query,
  concepts: readonly WeighedConcept[],
  candidates: readonly Candidate[],
  text: string,
  { decision: weights }: Weights,
  threshold: number,
): Decision {
  const features = decisionFeatures(query, concepts, candidates, text)
  const evidence = DECISION_FEATURES.reduce((sum, name) => sum + weights[name] * features[name], weights.bias)
  const confidence = 1 / (1 + Math.exp(-evidence))
  const kind = confidence >= threshold ? 'answered' : confidence >= threshold * RELATED ? 'related' : 'not-found'
  return { kind, confidence, features }
}

function decisionFeatures(
  query: Query,
  concepts: readonly WeighedConcept[],
  candidates: readonly Candidate[],
  text: string,
): DecisionFeatures {
  const best = candidates[0]!
  const cosines = candidates.map(({ features }) => features.dense).sort((a, b) => b - a)
  return {
    score: best.score,
    sentence: best.features.sentence,
    known: knownShare(concepts),
    dense: cosines[0]!,
    spread: cosines[0]! - cosines[Math.floor(cosines.length / 2)]!,
    lacksNumber: Number(lacksNumber(query.text, text)),
    asksForName: Number(asksForName(query.text)),
    asksForPlace: Number(asksForPlace(query.text)),
  }
}

export function knownShare(concepts: readonly WeighedConcept[]): number {
  const sum = (some: readonly WeighedConcept[]) => some.reduce((weight, concept) => weight + concept.weight, 0)
  const all = sum(concepts)
  return all > 0 ? sum(concepts.filter(({ holders }) => holders.length > 0)) / all : 0
}
