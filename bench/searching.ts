import { ExactIndex, vectorAt } from '../src/search/exact-index.ts'
import { HnswIndex, loadHnswlib } from '../src/search/hnsw-index.ts'
import { median, timesOf } from './measure.ts'
import { randomNumbers } from '../src/search/random-numbers.ts'

const DIMENSIONS = 352
const QUERIES = 200
const K = 10

/** HNSW beside the exact search, with the share of the exact neighbours that it finds. */
export async function searching(): Promise<string[]> {
  const hnswlib = await loadHnswlib()
  if (hnswlib === undefined) return ['HNSW: hnswlib-node is not installed']
  const lines: string[] = []
  for (const size of [1_000, 5_000, 20_000]) {
    // Made together, so that queries lie in the same clusters without being passages.
    const all = clustered(size + QUERIES)
    const table = { ...all, vectors: all.vectors.slice(0, size * DIMENSIONS) }
    const queries = { ...all, vectors: all.vectors.slice(size * DIMENSIONS) }
    const [hnsw, exact] = [HnswIndex.build(hnswlib, table), new ExactIndex(table)]
    const query = (run: number) => vectorAt(queries, run)
    const [fast, slow] = [
      await timesOf(QUERIES, (run) => hnsw.search(query(run), K)),
      await timesOf(QUERIES, (run) => exact.search(query(run), K)),
    ]
    let found = 0
    for (let run = 0; run < QUERIES; run++) {
      const right = new Set(exact.search(query(run), K).map(({ position }) => position))
      found += hnsw.search(query(run), K).filter(({ position }) => right.has(position)).length
    }
    lines.push(
      `HNSW, ${size} vectors: ${median(fast).toFixed(3)} ms, exact ${median(slow).toFixed(3)} ms ` +
        `(ratio ${(median(slow) / median(fast)).toFixed(1)}), recall@${K} ${(found / QUERIES / K).toFixed(3)}`,
    )
  }
  return lines
}

/** Vectors in clusters, as passages on a few subjects are; evenly spread ones have no near neighbours to find. */
function clustered(size: number) {
  const next = randomNumbers(1)
  const gaussian = () => Math.sqrt(-2 * Math.log(next() || 1e-9)) * Math.cos(2 * Math.PI * next())
  const centres = Array.from({ length: 100 }, () => Array.from({ length: DIMENSIONS }, gaussian))
  const vectors = new Float32Array(size * DIMENSIONS)
  for (let i = 0; i < size; i++) {
    const centre = centres[Math.floor(next() * centres.length)]!
    const vector = centre.map((x) => x + 0.8 * gaussian())
    const length = Math.hypot(...vector)
    vectors.set(
      vector.map((x) => x / length),
      i * DIMENSIONS,
    )
  }
  return { vectors, dimensions: DIMENSIONS }
}
