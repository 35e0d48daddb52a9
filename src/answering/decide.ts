import type { WeighedConcept } from '../search/lexical-index.ts'
import type { AskedQuestion } from './asked.ts'
import { asksForName, asksForPlace, lacksNumber } from './answer-kind.ts'
import type { Candidate } from './rank.ts'
import type { Passage } from '../types.ts'
import type { Thresholds, Weights } from './weights.ts'

/**
 * What tells whether the essays answer at all. Cosine alone is no basis for it, because every question about civil servants is
 * near to every essay about them.
 * - score, cosine, coverage, sentence: of the best passage
 * - margin, spread: by how much its score exceeds that of the second, and of the middle one of all candidates
 * - known: share of the question, by weight, that occurs anywhere in the essays, itself or by a synonym
 * - largestCosine: of all candidates
 * - size: decimal logarithm of the number of passages, because among many something is always near
 * - lacksNumber: 1 where a number is wanted that the best passage does not hold
 * - asksForName, asksForPlace: 1 where a name or a place is wanted
 */
export const DECISION_FEATURES = [
  'score',
  'cosine',
  'coverage',
  'sentence',
  'margin',
  'known',
  'largestCosine',
  'spread',
  'size',
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
  /** The confidence from which the essays are taken to answer, and from which they touch on the question. */
  readonly threshold: number
  readonly relatedFrom: number
}

/** `candidates` as ranked, at least one, `passages` as they are in the generation. */
export function decide(
  asked: AskedQuestion,
  candidates: readonly Candidate[],
  passages: readonly Passage[],
  { decision: weights }: Weights,
  { answered: threshold, related: relatedFrom }: Thresholds,
): Decision {
  const features = decisionFeatures(asked, candidates, passages)
  const evidence = DECISION_FEATURES.reduce((sum, name) => sum + weights[name] * features[name], weights.bias)
  const confidence = 1 / (1 + Math.exp(-evidence))
  const kind = confidence >= threshold ? 'answered' : confidence >= relatedFrom ? 'related' : 'not-found'
  return { kind: features.known === 0 ? 'not-found' : kind, confidence, features, threshold, relatedFrom }
}

function decisionFeatures(
  { query, concepts }: AskedQuestion,
  candidates: readonly Candidate[],
  passages: readonly Passage[],
): DecisionFeatures {
  const best = candidates[0]!
  return {
    score: best.score,
    cosine: best.features.dense,
    coverage: best.features.coverage,
    sentence: best.features.sentence,
    margin: best.score - (candidates[1]?.score ?? 0),
    known: knownShare(concepts),
    largestCosine: Math.max(...candidates.map(({ features }) => features.dense)),
    spread: best.score - candidates[Math.floor(candidates.length / 2)]!.score,
    size: Math.log10(passages.length),
    lacksNumber: Number(lacksNumber(query.asked, passages[best.position]!.text)),
    asksForName: Number(asksForName(query.asked)),
    asksForPlace: Number(asksForPlace(query.asked)),
  }
}

export function knownShare(concepts: readonly WeighedConcept[]): number {
  const sum = (some: readonly WeighedConcept[]) => some.reduce((weight, concept) => weight + concept.weight, 0)
  const all = sum(concepts)
  return all > 0 ? sum(concepts.filter(({ holders }) => holders.length > 0)) / all : 0
}
