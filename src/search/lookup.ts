import type { Essay, Passage } from '../types.ts'
import { sha256 } from './manifest.ts'
import type { Generation } from './generation.ts'

interface Lookup {
  readonly positions: ReadonlyMap<string, number>
  readonly essays: ReadonlyMap<string, Essay>
}

/** Built when it is first asked for; goes with its generation. */
const lookups = new WeakMap<Generation, Lookup>()

/** The passage with this id, or undefined when no essay holds it (any more). Of passages with the same text, the first. */
export function passageById(generation: Generation, id: string): Passage | undefined {
  const position = positionById(generation, id)
  return position === undefined ? undefined : generation.passages[position]
}

/** Where in the generation it is. */
export function positionById(generation: Generation, id: string): number | undefined {
  return lookupOf(generation).positions.get(id)
}

/** The essay with this short id. */
export function essayByShortId(generation: Generation, shortId: string): Essay | undefined {
  return lookupOf(generation).essays.get(shortId)
}

/** Stands for the id of an essay, which may be long, where room is scarce: 10 hexadecimal digits. */
export function shortEssayId(essayId: string): string {
  return sha256(essayId).slice(0, 10)
}

function lookupOf(generation: Generation): Lookup {
  const known = lookups.get(generation)
  if (known !== undefined) return known
  const lookup: Lookup = {
    // Backwards, so that the first of several stays.
    positions: new Map(generation.passages.map(({ id }, position) => [id, position] as const).reverse()),
    essays: new Map([...generation.essays.values()].map((essay) => [shortEssayId(essay.id), essay])),
  }
  lookups.set(generation, lookup)
  return lookup
}
