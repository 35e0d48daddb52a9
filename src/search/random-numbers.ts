/** Numbers from 0 to 1, the same on every run (Park & Miller 1988). `seed`: from 1 to 2³¹ − 2. */
export function randomNumbers(seed: number): () => number {
  let state = seed
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}

/** 0 to `size` − 1 in an order that looks random, the same on every run (Fisher & Yates). */
export function shuffled(size: number): number[] {
  const random = randomNumbers(1)
  const numbers = Array.from({ length: size }, (_, i) => i)
  for (let last = size - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    ;[numbers[last], numbers[other]] = [numbers[other]!, numbers[last]!]
  }
  return numbers
}
