import type { HierarchicalNSW } from 'hnswlib-node'
import type { Embedding, Neighbour, VectorIndex } from '../types.ts'
import { vectorAt } from './exact-index.ts'
import type { VectorTable } from './exact-index.ts'
import { shuffled } from './random-numbers.ts'

/** Links a node; Malkov & Yashunin (2016) advise 5 to 48. */
const LINKS = 24
/** Width of the search while building, and while searching: the more passages, the wider, or recall falls; see bench. */
const BUILD_WIDTH = 200
const SEARCH_WIDTH = 256
const PASSAGES_A_STEP = 64

type Hnswlib = typeof import('hnswlib-node')

/** The native library, or undefined where it could not be compiled at install. */
export async function loadHnswlib(): Promise<Hnswlib | undefined> {
  try {
    return (await import('hnswlib-node')).default
  } catch {
    return undefined
  }
}

/** Approximate nearest neighbours by hnswlib. The same vectors in the same order give the same file, byte by byte. */
export class HnswIndex implements VectorIndex {
  readonly size: number
  readonly #graph: HierarchicalNSW

  private constructor(graph: HierarchicalNSW) {
    this.#graph = graph
    this.size = graph.getCurrentCount()
    // The library forgets it with every load.
    graph.setEf(Math.max(SEARCH_WIDTH, Math.ceil(this.size / PASSAGES_A_STEP)))
  }

  /** @throws RangeError for a number that is not finite: inside the library it would abort the process. */
  static build(hnswlib: Hnswlib, table: VectorTable): HnswIndex {
    const size = table.vectors.length / table.dimensions
    const graph = new hnswlib.HierarchicalNSW('cosine', table.dimensions)
    graph.initIndex(size, LINKS, BUILD_WIDTH)
    // Passages beside each other are alike: added in their order they link among themselves, and few searches reach them.
    for (const position of shuffled(size)) graph.addPoint(numbers(vectorAt(table, position)), position)
    return new HnswIndex(graph)
  }

  /** `file` must have been checked against its checksum: the library opens damaged files without a word. */
  static open(hnswlib: Hnswlib, file: string, dimensions: number): HnswIndex {
    // Always into a new object; reading into a live one frees the graph in use.
    const graph = new hnswlib.HierarchicalNSW('cosine', dimensions)
    graph.readIndexSync(file)
    return new HnswIndex(graph)
  }

  write(file: string): void {
    this.#graph.writeIndexSync(file)
  }

  vector(position: number): Embedding {
    return Float32Array.from(this.#graph.getPoint(position))
  }

  search(query: Embedding, k: number): Neighbour[] {
    const wanted = Math.min(k, this.size)
    if (wanted < 1) return []
    const { neighbors, distances } = this.#graph.searchKnn(numbers(query), wanted)
    return neighbors.map((position, i) => ({ position, similarity: 1 - distances[i]! }))
  }
}

/** The library takes plain arrays only. */
function numbers(vector: Embedding): number[] {
  if (!vector.every(Number.isFinite)) throw new RangeError('Expected a vector of finite numbers')
  return Array.from(vector)
}
