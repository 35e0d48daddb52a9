import type { ByteVectors } from '../search/byte-vectors.ts'
import type { Embedding } from '../types.ts'

/** How like the terms of passages are to each concept of a question (late interaction, Khattab & Zaharia 2020). */
export class TermLikeness {
  readonly #concepts: readonly Embedding[]
  readonly #termVectors: ByteVectors
  /** By term, because passages share most of theirs. */
  readonly #known = new Map<number, Float32Array>()

  constructor(concepts: readonly Embedding[], termVectors: ByteVectors) {
    this.#concepts = concepts
    this.#termVectors = termVectors
  }

  /** For each concept the cosine of the term that is most like it, at least 0. */
  nearest(terms: Iterable<number>): Float32Array {
    const nearest = new Float32Array(this.#concepts.length)
    for (const term of terms) {
      const cosines = this.#cosines(term)
      for (let i = 0; i < nearest.length; i++) if (cosines[i]! > nearest[i]!) nearest[i] = cosines[i]!
    }
    return nearest
  }

  #cosines(term: number): Float32Array {
    let cosines = this.#known.get(term)
    if (cosines === undefined) {
      cosines = Float32Array.from(this.#concepts, (concept) => this.#termVectors.cosine(term - 1, concept))
      this.#known.set(term, cosines)
    }
    return cosines
  }
}
