import { randomNumbers } from '../search/random-numbers.ts'

const RESAMPLES = 1_000

export type Interval = readonly [low: number, high: number]

/** As many items drawn with replacement, a thousand times over; the same on every run. */
export function resamples<Item>(items: readonly Item[]): Item[][] {
  const next = randomNumbers(1)
  return Array.from({ length: RESAMPLES }, () => items.map(() => items[Math.floor(next() * items.length)]!))
}

/** The middle 95 % of a figure over resamples: percentile bootstrap (Efron 1979). Undefined when it never had a value. */
export function intervalOf(values: readonly (number | null)[]): Interval | undefined {
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
  const [low, high] = [at(0.025), at(0.975)]
  return low === undefined || high === undefined ? undefined : [low, high]
}
