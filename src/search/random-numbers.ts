/** Numbers from 0 to 1, the same on every run (Park & Miller 1988). `seed`: from 1 to 2³¹ − 2. */
export function randomNumbers(seed: number): () => number {
  let state = seed
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}
