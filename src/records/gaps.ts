import { z } from 'zod'
import type { Embedding } from '../types.ts'

/** Questions that ask alike, and who asked them. */
export const gapSchema = z.object({
  questions: z.array(z.object({ person: z.string(), question: z.string() })).min(1),
  /** Of the first question; compared with those of the same model only. */
  embedding: z.array(z.number()),
  model: z.string(),
})
type Gap = z.output<typeof gapSchema>

/** How questions are compared. */
export interface Alike {
  readonly model: string
  /** Cosine from which two questions ask the same. */
  readonly threshold: number
}

export interface CommonGap {
  /** As the first of them asked. */
  readonly question: string
  readonly people: number
}

/** A question is shown to admins only once so many different people asked alike. */
const PEOPLE = 3
const GAPS_KEPT = 1_000
const LONGEST_QUESTION = 300

/** Questions that the essays did not answer. */
export class Gaps {
  readonly #gaps: Gap[]
  readonly #alike: Alike
  readonly #changed: () => void

  /** `gaps` is changed in place; `changed` is called after each change. */
  constructor(gaps: Gap[], alike: Alike, changed: () => void) {
    this.#gaps = gaps
    this.#alike = alike
    this.#changed = changed
  }

  keep(person: string, question: string, embedding: Embedding): void {
    const { model, threshold } = this.#alike
    const entry = { person, question: question.slice(0, LONGEST_QUESTION) }
    const gap = this.#gaps
      .filter((gap) => gap.model === model)
      .map((gap) => ({ gap, similarity: cosine(gap.embedding, embedding) }))
      .filter(({ similarity }) => similarity >= threshold)
      .sort((a, b) => b.similarity - a.similarity)[0]?.gap
    if (gap === undefined) {
      this.#gaps.push({ questions: [entry], embedding: [...embedding].map((x) => Math.round(x * 1e4) / 1e4), model })
      if (this.#gaps.length > GAPS_KEPT) this.#gaps.shift()
    } else if (gap.questions.every((known) => known.person !== person)) {
      gap.questions.push(entry)
    }
    this.#changed()
  }

  /** Asked by at least three people; most people first. */
  common(): CommonGap[] {
    return this.#gaps
      .map(({ questions }) => ({ question: questions[0]!.question, people: questions.length }))
      .filter(({ people }) => people >= PEOPLE)
      .sort((a, b) => b.people - a.people)
  }

  forget(person: string): void {
    for (let i = this.#gaps.length - 1; i >= 0; i--) {
      const gap = this.#gaps[i]!
      gap.questions = gap.questions.filter((entry) => entry.person !== person)
      if (gap.questions.length === 0) this.#gaps.splice(i, 1)
    }
    this.#changed()
  }
}

/** Both of unit length. */
function cosine(a: readonly number[], b: Embedding): number {
  return a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0)
}
