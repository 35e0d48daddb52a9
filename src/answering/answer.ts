import { UserError } from '../errors.ts'
import type { Generation } from '../search/generation.ts'
import type { Answer, Embedder, Essay, EssayReference, Passage, Question, Quote } from '../types.ts'
import { readQuestion } from './asked.ts'
import type { AskedQuestion } from './asked.ts'
import { decide } from './decide.ts'
import type { Decision } from './decide.ts'
import { highlightsOf } from './highlight.ts'
import { rank } from './rank.ts'
import type { Candidate } from './rank.ts'
import { thresholdsFor } from './weights.ts'
import type { Weights } from './weights.ts'
import type { Vocabulary } from './vocabulary.ts'

export const MAX_QUESTION_LENGTH = 2_000
/** Quotes in an answer; further ones on request. */
export const QUOTES = 3
/**
 * Shares of the first quote's score: from here on a quote stands beside it, or can be asked for. Of those between, 15 of 100 are right
 * (docs/evaluation.md).
 */
const BESIDE_THE_FIRST = 0.8
const WORTH_ASKING_FOR = 0.5
const NEAREST = 3
const EXPLAINED = 10

/** Why an answer is as it is. */
export interface Explanation extends AskedQuestion {
  /** What was searched; positions of candidates are places in it, whatever is in service by now. */
  readonly library: Generation
  /** The best ones, with what speaks for them. */
  readonly candidates: readonly Candidate[]
  readonly decision: Decision
  readonly weights: Weights
  readonly vocabulary: Vocabulary
}

/** An answer, and what was considered on the way to it. */
export interface AnswerReport {
  readonly answer: Answer
  /** 0 to 1: how sure it is that the essays answer. */
  readonly confidence: number
  readonly explanation: Explanation
  /** Passages worth quoting that come after the quotes, best first. */
  readonly further: readonly Passage[]
  /** Passages before the decision to decline, best first. */
  readonly ranking: readonly Passage[]
  readonly generation: string
  readonly milliseconds: number
}

export type AnswerQuestion = (question: Question) => Promise<AnswerReport>

/** What an answerer needs; `vocabulary` and `generation` are asked anew for each question, so that new ones hold from the next on. */
export interface Answering {
  readonly embedder: Embedder
  readonly vocabulary: () => Vocabulary
  readonly generation: () => Generation
  readonly weights: Weights
  /** Of 100 questions that the essays do not answer, at most about so many get an answer. */
  readonly falseAnswers: number
}

/** The one way from a question to an answer: console, Telegram and evaluation call it. */
export function createAnswerer({ embedder, vocabulary, generation, weights, falseAnswers }: Answering): AnswerQuestion {
  return async (question) => {
    const started = performance.now()
    checkLength(question.text)
    if (question.previous !== undefined) checkLength(question.previous)
    const current = generation()
    const currentVocabulary = vocabulary()
    const asked = await readQuestion(question, current, currentVocabulary, embedder)
    const candidates = rank(asked, current, weights.ranking)
    // A generation holds at least one passage, and the search by meaning finds one for any question.
    const thresholds = thresholdsFor(falseAnswers, current.passages.length, weights)
    const decision = decide(asked, candidates, current.passages, weights, thresholds)
    const worth = decision.kind === 'not-found' ? [] : worthQuoting(candidates, current)
    const beside = worth.filter(({ score }) => score >= worth[0]!.score * BESIDE_THE_FIRST).slice(0, QUOTES)
    const [first, ...others] = beside.map(({ position, score }): Quote => {
      const passage = current.passages[position]!
      const highlights = highlightsOf(position, asked, current)
      return { essay: referenceTo(essayOf(passage, current)), passage, highlights, score: Math.min(1, Math.max(0, score)) }
    })
    return {
      answer:
        decision.kind === 'not-found' || first === undefined
          ? { kind: 'not-found', nearest: nearestEssays(candidates, current) }
          : { kind: decision.kind, quotes: [first, ...others] },
      confidence: decision.confidence,
      explanation: {
        ...asked,
        library: current,
        candidates: candidates.slice(0, EXPLAINED),
        decision,
        weights,
        vocabulary: currentVocabulary,
      },
      further: worth.slice(beside.length).map(({ position }) => current.passages[position]!),
      ranking: candidates.map(({ position }) => current.passages[position]!),
      generation: current.name,
      milliseconds: performance.now() - started,
    }
  }
}

function checkLength(text: string): void {
  if (text.trim() === '') throw new UserError('Pertanyaannya kosong; silakan tulis satu pertanyaan.')
  if (text.length <= MAX_QUESTION_LENGTH) return
  const [given, most] = [text.length, MAX_QUESTION_LENGTH].map((length) => length.toLocaleString('id-ID'))
  throw new UserError(`Pertanyaannya terlalu panjang (${given} huruf); mohon ringkas menjadi paling banyak ${most} huruf.`)
}

/** The best candidates, without passages that say the same to the letter. */
function worthQuoting(candidates: readonly Candidate[], { passages }: Generation): Candidate[] {
  const least = (candidates[0]?.score ?? 0) * WORTH_ASKING_FOR
  const seen = new Set<string>()
  return candidates.filter(({ position, score }) => {
    const { id } = passages[position]!
    const fresh = score >= least && !seen.has(id)
    seen.add(id)
    return fresh
  })
}

function nearestEssays(candidates: readonly Candidate[], generation: Generation): EssayReference[] {
  const essays = new Set(candidates.map(({ position }) => essayOf(generation.passages[position]!, generation)))
  return [...essays].slice(0, NEAREST).map(referenceTo)
}

export function essayOf(passage: Passage, { essays }: Generation): Essay {
  return essays.get(passage.essayId)!
}

/** A citation needs no text. */
export function referenceTo({ text: _, paragraphs: __, ...reference }: Essay): EssayReference {
  return reference
}
