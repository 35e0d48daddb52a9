import { open, readFile, rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'

const TRY_EVERY_MS = 200
/** Locks of this process. */
const held = new Set<string>()

/** Does `work` while no other process does work under the same lock; waits for it. A lock that a killed process left is taken over. */
export async function withLock<Result>(file: string, work: () => Promise<Result>): Promise<Result> {
  while (!(await acquired(file))) await sleep(TRY_EVERY_MS)
  try {
    return await work()
  } finally {
    held.delete(file)
    await rm(file, { force: true })
  }
}

async function acquired(file: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx')
    await handle.writeFile(String(process.pid))
    await handle.close()
    held.add(file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    const holder = Number(await readFile(file, 'utf8').catch(() => ''))
    // Just written and not filled yet, or of a process that lives: then it is to be waited for.
    if (holder > 0 && !isHeldBy(holder, file)) await rm(file, { force: true })
    return false
  }
}

/** In a container every program has the same number: whether this one holds it, it knows itself. */
function isHeldBy(pid: number, file: string): boolean {
  return pid === process.pid ? held.has(file) : isAlive(pid)
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
