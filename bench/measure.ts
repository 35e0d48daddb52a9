/** Milliseconds of each run, after as many runs to warm up. */
export async function timesOf(runs: number, work: (run: number) => unknown): Promise<number[]> {
  for (let run = 0; run < runs; run++) await work(run)
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    const started = performance.now()
    await work(run)
    times.push(performance.now() - started)
  }
  return times
}

export function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN
}
