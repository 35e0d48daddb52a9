/** Positions of the `k` largest numbers, largest first; the earlier one of two equals first. */
export function largest(numbers: Float32Array, k: number): number[] {
  const chosen: number[] = []
  for (let i = 0; i < numbers.length; i++) {
    const worst = chosen.length < k ? -Infinity : numbers[chosen[k - 1]!]!
    if (k < 1 || !(numbers[i]! > worst)) continue
    let place = Math.min(chosen.length, k - 1)
    while (place > 0 && numbers[chosen[place - 1]!]! < numbers[i]!) {
      chosen[place] = chosen[place - 1]!
      place--
    }
    chosen[place] = i
  }
  return chosen
}
