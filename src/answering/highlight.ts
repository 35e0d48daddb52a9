import { sentencesOf } from '../essays/sentences.ts'
import { innerProduct } from '../search/exact-index.ts'
import type { WeighedConcept } from '../search/lexical-index.ts'
import { termsOf } from '../search/terms.ts'
import type { Embedder, Embedding, Passage, Span } from '../types.ts'
import { coverageOf } from './coverage.ts'

/** A sentence is highlighted when it scores at least this share of the passage's best sentence. */
const NEAR_BEST = 0.8

interface Sentence extends Span {
  readonly terms: ReadonlySet<string>
  readonly embedding: Embedding
}

/** Finds the sentences of a passage that answer. Remembers the sentences of the passages shown last. */
export class Highlighter {
  readonly #embedder: Embedder
  readonly #sentences = new Map<string, readonly Sentence[]>()
  readonly #remembered: number

  constructor(embedder: Embedder, remembered = 2_000) {
    this.#embedder = embedder
    this.#remembered = remembered
  }

  async highlight(passage: Passage, concepts: readonly WeighedConcept[], embedding: Embedding): Promise<Span[]> {
    const sentences = await this.#sentencesOf(passage)
    // Meaning and words in equal parts.
    const scores = sentences.map((sentence) => innerProduct(sentence.embedding, embedding) + coverageOf(concepts, sentence.terms))
    const best = Math.max(...scores)
    const chosen = sentences.filter((_, i) => scores[i]! >= best * NEAR_BEST && scores[i]! > 0)
    return join(chosen, passage.text)
  }

  async #sentencesOf(passage: Passage): Promise<readonly Sentence[]> {
    const known = this.#sentences.get(passage.id)
    if (known !== undefined) return known
    const sentences: Sentence[] = []
    for (const { start, end } of sentencesOf(passage.text)) {
      const text = passage.text.slice(start, end)
      sentences.push({ start, end, terms: new Set(termsOf(text)), embedding: await this.#embedder.embed(text, 'passage') })
    }
    if (this.#sentences.size >= this.#remembered) this.#sentences.clear()
    this.#sentences.set(passage.id, sentences)
    return sentences
  }
}

/** Neighbouring sentences become one highlight, the space between them included. */
function join(spans: readonly Span[], text: string): Span[] {
  const joined: Span[] = []
  for (const { start, end } of spans) {
    const last = joined.at(-1)
    if (last !== undefined && text.slice(last.end, start).trim() === '') joined[joined.length - 1] = { start: last.start, end }
    else joined.push({ start, end })
  }
  return joined
}
