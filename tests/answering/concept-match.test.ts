import { expect, test } from 'vitest'
import { ConceptMatch } from '../../src/answering/concept-match.ts'
import { ByteVectors, rounded } from '../../src/search/byte-vectors.ts'
import { LexicalIndex } from '../../src/search/lexical-index.ts'

const unit = (...numbers: number[]) => {
  const length = Math.hypot(...numbers)
  return Float32Array.from(numbers, (x) => x / length)
}
const bytes = (vectors: readonly Float32Array[]) =>
  new ByteVectors(Int8Array.from(vectors.flatMap((vector) => [...rounded(vector)])), vectors[0]!.length)

/** Terms 1 to 4; none is a stem of another. */
const lexicalIndex = LexicalIndex.of(['pimpinan rapat kantor', 'warga'])
const TERMS = [unit(1, 0, 0), unit(0.8, 0.6, 0), unit(0, 0, 1), unit(-1, 0, 0)]

function matchOf(concepts: { phrase: string[]; synonyms?: string[][]; embedding?: Float32Array }[]) {
  const weighed = concepts.map(({ phrase, synonyms = [] }) => lexicalIndex.weigh({ phrase, synonyms, share: 1 }))
  const embeddings = new Map(
    concepts.flatMap(({ embedding }, i) => (embedding === undefined ? [] : [[weighed[i]!, embedding] as const])),
  )
  const match = new ConceptMatch(weighed, embeddings, { lexicalIndex, termVectors: bytes(TERMS) })
  return (...stems: string[]) => {
    const held = match.held(new Set(stems.map((stem) => lexicalIndex.termNumber(stem)!)))
    return { held: [...held].map((x) => Math.round(x * 100) / 100), share: match.share(held) }
  }
}

const [LEADER, MEETING, OFFICE, CITIZEN] = ['pimpin', 'rapat', 'kantor', 'warga'] as const

test('vectors of 8-bit numbers keep cosines within a hundredth, and nothing is like a vector of zeros', () => {
  const question = unit(1, 2, 3)
  for (const [i, term] of TERMS.entries()) {
    const exact = term.reduce((sum, x, d) => sum + x * question[d]!, 0)
    expect(bytes(TERMS).cosine(i, question)).toBeCloseTo(exact, 2)
  }
  expect(bytes([new Float32Array(3)]).cosine(0, question)).toBe(0)
})

test('a word that nobody wrote counts as far as the nearest one is like it; what is unlike counts nothing, never against', () => {
  const match = matchOf([{ phrase: ['atas'], embedding: unit(1, 0, 0) }])
  expect(match(LEADER, OFFICE).held).toEqual([1])
  expect(match(MEETING, OFFICE).held).toEqual([0.8])
  expect(match(OFFICE, CITIZEN).held).toEqual([0])
  expect(match().held).toEqual([0])
})

test('the word itself counts whole and a synonym at least half, whatever their vectors say', () => {
  const match = matchOf([{ phrase: [OFFICE], synonyms: [[CITIZEN]], embedding: unit(0, 1, 0) }])
  expect(match(OFFICE).held).toEqual([1])
  expect(match(CITIZEN).held).toEqual([0.5])
  expect(match(MEETING).held).toEqual([0.6])
})

test('without an embedding only the word itself and its synonyms count', () => {
  const match = matchOf([{ phrase: [OFFICE], synonyms: [[CITIZEN]] }])
  expect([match(OFFICE), match(CITIZEN), match(MEETING)].map(({ held }) => held)).toEqual([[1], [0.5], [0]])
})

test('the words of a phrase must all be there', () => {
  const match = matchOf([{ phrase: [LEADER, OFFICE], embedding: unit(0, 1, 0) }])
  expect(match(LEADER, OFFICE).held).toEqual([1])
  expect(match(LEADER).held).toEqual([0])
})

test('shares are by weight: the rarer concept counts more; without concepts nothing is held', () => {
  const match = matchOf([
    { phrase: [LEADER], embedding: unit(0, 1, 0) },
    { phrase: ['entah'], embedding: unit(0, 1, 0) },
  ])
  const { share } = match(LEADER)
  expect(share).toBeGreaterThan(0)
  expect(share).toBeLessThan(0.5)
  expect(matchOf([])(LEADER).share).toBe(0)
})
