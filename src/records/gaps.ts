import { z } from 'zod'
import type { Embedding } from '../types.ts'

/** Questions that ask alike, and who asked them. */
export const gapSchema = z.object({
  /** Each with its embedding; the first one's stands for all. */
  questions: z.array(z.object({ person: z.string(), question: z.string(), embedding: z.array(z.number()) })).min(1),
  /** Only embeddings of the same model are compared. */
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
    const rounded = [...embedding].map((x) => Math.round(x * 1e4) / 1e4)
    const entry = { person, question: question.slice(0, LONGEST_QUESTION), embedding: rounded }
    const gap = this.#gaps
      .filter((gap) => gap.model === model)
      .map((gap) => ({ gap, similarity: cosine(gap.questions[0]!.embedding, embedding) }))
      .filter(({ similarity }) => similarity >= threshold)
      .sort((a, b) => b.similarity - a.similarity)[0]?.gap
    if (gap === undefined) {
      this.#gaps.push({ questions: [entry], model })
      if (this.#gaps.length > GAPS_KEPT) this.#dropRarest()
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

  clear(): void {
    if (this.#gaps.length === 0) return
    this.#gaps.length = 0
    this.#changed()
  }

  forget(person: string): void {
    for (let i = this.#gaps.length - 1; i >= 0; i--) {
      const gap = this.#gaps[i]!
      gap.questions = gap.questions.filter((entry) => entry.person !== person)
      if (gap.questions.length === 0) this.#gaps.splice(i, 1)
    }
    this.#changed()
  }

  /** Of those that the fewest people asked, the oldest. */
  #dropRarest(): void {
    const fewest = Math.min(...this.#gaps.map(({ questions }) => questions.length))
    const rarest = this.#gaps.findIndex(({ questions }) => questions.length === fewest)
    this.#gaps.splice(rarest, 1)
  }
}

/** Both of unit length. */
function cosine(a: readonly number[], b: Embedding): number {
  return a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0)
}
