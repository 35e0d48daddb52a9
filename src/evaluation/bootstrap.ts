const RESAMPLES = 1_000

/** 95 % interval of a figure over items, by percentile bootstrap (Efron 1979); the same on every run. Undefined where the figure is. */
export function bootstrapInterval<Item>(
  items: readonly Item[],
  figure: (sample: readonly Item[]) => number | null,
): readonly [low: number, high: number] | undefined {
  let state = 1
  // Park & Miller 1988.
  const next = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
  const sample = () => items.map(() => items[Math.floor(next() * items.length)]!)
  const values = Array.from({ length: RESAMPLES }, () => figure(sample())).filter((value) => value !== null)
  values.sort((a, b) => a - b)
  if (values.length === 0) return undefined
  return [values[Math.floor(values.length * 0.025)]!, values[Math.min(values.length - 1, Math.floor(values.length * 0.975))]!]
}
