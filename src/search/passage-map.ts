import { UMAP } from 'umap-js'
import type { Embedding } from '../types.ts'
import { innerProduct, vectorAt } from './exact-index.ts'
import type { VectorTable } from './exact-index.ts'
import { randomNumbers } from './random-numbers.ts'

/** Both 0 to 1. */
export interface Place {
  readonly x: number
  readonly y: number
}

/** A picture of the passages on which near means alike. Of a large library, a sample. */
export interface PassageMap {
  /** Positions of the passages that are on it. */
  readonly landmarks: readonly number[]
  /** Theirs, in the same order. */
  readonly places: readonly Place[]
}

/** More dots than this are no picture; UMAP takes a second for so many. */
const LANDMARKS = 200
/** A dot's neighbourhood, and how closely dots may lie: so that each can be pointed at. */
const NEIGHBOURS = 4
const LEAST_DISTANCE = 0.5
const EPOCHS = 500
/** With so few, every arrangement says the same. */
const TOO_FEW = 6
/** A vector lies between so many landmarks, the nearer the more by e to the power of this many times the cosine. */
const BETWEEN = 3
const SHARPNESS = 10

/** Lays out the passages by UMAP (McInnes & Healy 2018); the same on every run. */
export function mapOf(table: VectorTable): PassageMap {
  const size = table.vectors.length / table.dimensions
  const count = Math.min(size, LANDMARKS)
  const landmarks = Array.from({ length: count }, (_, i) => Math.floor((i * size) / count))
  const vectors = landmarks.map((position) => vectorAt(table, position))
  const laidOut = count < TOO_FEW ? [] : layOut(vectors)
  const isUsable = laidOut.length > 0 && laidOut.flat().every(Number.isFinite)
  return { landmarks, places: scaled(isUsable ? laidOut : circle(count)) }
}

function layOut(vectors: readonly Embedding[]): number[][] {
  const umap = new UMAP({
    nNeighbors: NEIGHBOURS,
    minDist: LEAST_DISTANCE,
    nEpochs: EPOCHS,
    random: randomNumbers(1),
    distanceFn: (a, b) => 1 - a.reduce((sum, x, i) => sum + x * b[i]!, 0),
  })
  return umap.fit(vectors.map((vector) => [...vector]))
}

function circle(count: number): number[][] {
  return Array.from({ length: count }, (_, i) => [Math.cos((2 * Math.PI * i) / count), Math.sin((2 * Math.PI * i) / count)])
}

/** Each direction fills the picture. */
function scaled(points: readonly (readonly number[])[]): Place[] {
  const axis = (k: 0 | 1) => {
    const values = points.map((point) => point[k]!)
    const [least, most] = [Math.min(...values), Math.max(...values)]
    return values.map((value) => (most > least ? (value - least) / (most - least) : 0.5))
  }
  const [x, y] = [axis(0), axis(1)]
  return points.map((_, i) => ({ x: x[i]!, y: y[i]! }))
}

/** Where a vector belongs: amid the landmarks most like it. `vector`: of a passage, by its position. */
export function placeOf(embedding: Embedding, map: PassageMap, vector: (position: number) => Embedding): Place {
  const nearest = map.landmarks
    .map((position, i) => ({ cosine: innerProduct(embedding, vector(position)), place: map.places[i]! }))
    .sort((a, b) => b.cosine - a.cosine)
    .slice(0, BETWEEN)
    .map(({ cosine, place }) => ({ share: Math.exp(SHARPNESS * cosine), place }))
  const all = nearest.reduce((sum, { share }) => sum + share, 0)
  const mean = (axis: 'x' | 'y') => nearest.reduce((sum, { share, place }) => sum + share * place[axis], 0) / all
  return { x: mean('x'), y: mean('y') }
}
