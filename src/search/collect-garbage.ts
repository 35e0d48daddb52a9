import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/**
 * Left to itself, V8 keeps what parsing a large index leaves behind, some 150 MB, for as long as the machine has memory, and half as much of what
 * questions leave. From now on it collects whenever there is a tenth more than it needs.
 */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc')
  setFlagsFromString('--heap-growing-percent=10')
  const collect = runInNewContext('gc') as () => void
  collect()
  // The bytes of files are given back only now.
  collect()
}
