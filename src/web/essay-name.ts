import type { EssayReference } from '../types.ts'

const LONGEST = 60

/** What an essay is called where room is scarce. Several may have the same title: who published them tells them apart. */
export function essayName({ title, author, outlet }: EssayReference): string {
  const by = outlet ?? author
  return shortened(by === undefined ? title : `${by}: ${title}`)
}

/** Shorter still: whoever published it, or its title. */
export function shortName({ title, author, outlet }: EssayReference): string {
  return shortened(outlet ?? author ?? title)
}

function shortened(name: string): string {
  return name.length > LONGEST ? `${name.slice(0, LONGEST - 1).trimEnd()}…` : name
}
