import { createHash } from 'node:crypto'
import type { Embedder, Embedding } from '../../src/types.ts'

/** A toy that is exact, instant and the same everywhere: texts are near when they share words. Counts what it embeds. */
export class WordHashEmbedder implements Embedder {
  readonly identity: string
  readonly dimensions: number
  readonly maxTokens: number
  readonly embedded: string[] = []

  constructor({ identity = 'word-hash', dimensions = 32, maxTokens = 40 } = {}) {
    this.identity = identity
    this.dimensions = dimensions
    this.maxTokens = maxTokens
  }

  countTokens(text: string): number {
    return text.split(/\s+/).filter((word) => word !== '').length
  }

  embed(text: string): Promise<Embedding> {
    this.embedded.push(text)
    const sum = new Float32Array(this.dimensions)
    for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
      const digest = createHash('sha512').update(word).digest()
      for (let i = 0; i < this.dimensions; i++) sum[i]! += digest[i % digest.length]! - 127.5
    }
    const length = Math.hypot(...sum)
    return Promise.resolve(length > 0 ? sum.map((x) => x / length) : sum)
  }
}
