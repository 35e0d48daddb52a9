import { fork } from 'node:child_process'
import { setPriority } from 'node:os'
import { join } from 'node:path'
import type { Config } from './config.ts'
import type { Prepared, Progress } from './curation/publisher.ts'
import { UserError } from './errors.ts'
import type { FolderChange } from './essays/folder.ts'

export interface BuildRequest {
  readonly config: Config
  readonly change: FolderChange
  /** Questions to compare the answers of both generations by; of many a part is asked. */
  readonly questionFiles: readonly string[]
  /** An admin's own questions, all of which are asked; the file may be missing. */
  readonly ownQuestions: string
}

export type BuildMessage =
  { readonly progress: readonly [done: number, total: number] } | { readonly prepared: Prepared } | { readonly problem: string }

/** Whoever asks a question comes first. */
const LOW_PRIORITY = 10

function lowerPriority(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, LOW_PRIORITY)
  } catch {
    // Not every system lets one; the build is only less polite then.
  }
}

/**
 * Prepares the generation that the essays would give after a change, in a process of its own: embedding blocks the process that does it.
 * @throws UserError that says what is wrong with the essays; whatever `signal` is aborted with.
 */
export function buildElsewhere(request: BuildRequest, onProgress: Progress, signal: AbortSignal): Promise<Prepared> {
  const child = fork(join(import.meta.dirname, 'build-child.ts'), {
    execArgv: ['--import', import.meta.resolve('tsx')],
    // The token is no business of a build.
    env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: process.env.NODE_ENV },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  return new Promise((resolve, reject) => {
    let complaints = ''
    const stop = () => child.kill('SIGKILL')
    signal.addEventListener('abort', stop, { once: true })
    child.stderr!.on('data', (piece: Buffer) => (complaints = (complaints + piece.toString()).slice(-4_000)))
    child.on('message', (message: BuildMessage) => {
      if ('progress' in message) onProgress(...message.progress)
      else if ('prepared' in message) resolve(message.prepared)
      else reject(new UserError(message.problem))
    })
    child.on('error', reject)
    child.on('close', (code) => {
      signal.removeEventListener('abort', stop)
      // Nothing happens when it has told already how it ended.
      reject(
        signal.aborted ? (signal.reason as Error) : new Error(`The build ended with exit code ${code ?? 'none'}: ${complaints}`),
      )
    })
    lowerPriority(child.pid)
    child.send({ ...request, config: { ...request.config, botToken: undefined } })
    if (signal.aborted) stop()
  })
}
