import { readQuestion } from '../answering/asked.ts'
import { rank } from '../answering/rank.ts'
import type { Vocabulary } from '../answering/vocabulary.ts'
import type { Weights } from '../answering/weights.ts'
import type { Generation } from '../search/generation.ts'
import { largest } from '../search/largest.ts'
import { stemOf, termsOf } from '../search/terms.ts'
import type { Embedder } from '../types.ts'
import { intervalOf, resamples } from './bootstrap.ts'
import { paragraphsOf } from './public-sets.ts'
import type { PublicSet } from './public-sets.ts'

export interface Comparison {
  readonly ranking: string
  readonly hit1: number
  readonly hit3: number
  readonly mrr10: number
  /** Half the width of a 95 % interval of mrr10, by bootstrap over questions. */
  readonly uncertainty: number
}

const DEPTH = 50

/** Ranks the answerable questions of a set by BM25 over their own words, by cosine, and as the program does; a rank counts paragraphs, not passages. */
export async function compareRankings(
  { questions }: PublicSet,
  generation: Generation,
  embedder: Embedder,
  vocabulary: Vocabulary,
  weights: Weights,
): Promise<Comparison[]> {
  const ranks: Record<'BM25' | 'cosine' | 'learnt', (number | undefined)[]> = { BM25: [], cosine: [], learnt: [] }
  const { lexicalIndex, vectorIndex } = generation
  const stopStems = new Set([...vocabulary.fillers].map(stemOf))
  for (const { text, right } of questions.filter(({ right }) => right.size > 0)) {
    const asked = await readQuestion({ text }, generation, vocabulary, embedder)
    const place = (positions: readonly number[]) => rankOfFirstRight(positions, right, generation)
    const plain = termsOf(text).filter((stem) => !stopStems.has(stem))
    const scores = lexicalIndex.scores(plain.map((stem) => lexicalIndex.weigh({ phrase: [stem], synonyms: [], share: 1 })))
    ranks.BM25.push(place(largest(scores, DEPTH).filter((position) => scores[position]! > 0)))
    ranks.cosine.push(place(vectorIndex.search(asked.embedding, DEPTH).map(({ position }) => position)))
    ranks.learnt.push(place(rank(asked, generation, weights.ranking).map(({ position }) => position)))
  }
  return Object.entries(ranks).map(([ranking, places]) => ({ ranking, ...figuresOf(places) }))
}

function rankOfFirstRight(
  positions: readonly number[],
  right: ReadonlySet<string>,
  { passages }: Generation,
): number | undefined {
  const paragraphs = [...new Set(positions.flatMap((position) => paragraphsOf(passages[position]!)))]
  const place = paragraphs.findIndex((key) => right.has(key))
  return place < 0 ? undefined : place + 1
}

function figuresOf(places: readonly (number | undefined)[]): Omit<Comparison, 'ranking'> {
  const share = (most: number) => mean(places.map((place) => Number(place !== undefined && place <= most)))
  const reciprocal = places.map((place) => (place !== undefined && place <= 10 ? 1 / place : 0))
  return { hit1: share(1), hit3: share(3), mrr10: mean(reciprocal), uncertainty: halfWidth(reciprocal) }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
}

function halfWidth(values: readonly number[]): number {
  const [low = 0, high = 0] = intervalOf(resamples(values).map(mean)) ?? []
  return (high - low) / 2
}
