import type { FolderChange } from '../essays/folder.ts'
import type { Generation } from '../search/generation.ts'
import type { Changes } from './changes.ts'

/** What the preparation of a generation found. */
export interface Prepared {
  /** Name of the generation, which lies ready but is not in use. */
  readonly name: string
  /** Compared with the one in use; undefined when there is none. */
  readonly changes: Changes | undefined
}

export type Progress = (done: number, total: number) => void

export interface PublisherOptions {
  /** Builds the generation that the folder would give after the change, in a process of its own. */
  readonly prepare: (change: FolderChange, onProgress: Progress, signal: AbortSignal) => Promise<Prepared>
  /** Opens a generation that was prepared. */
  readonly open: (name: string) => Promise<Generation>
  /** Clears a generation away that was prepared but is not wanted. */
  readonly discard: (name: string) => Promise<void>
  /** Keeps other processes from changing the essays meanwhile. */
  readonly alone: <Result>(work: () => Promise<Result>) => Promise<Result>
  /** Changes the files, all or none. */
  readonly apply: (change: FolderChange) => Promise<void>
  /** Makes a generation the current one on disk. */
  readonly makeCurrent: (name: string) => Promise<void>
  /** Answers come from this generation from now on. */
  readonly use: (generation: Generation) => void
}

export interface Job {
  /** What is to be changed, worked out when the job's turn comes. */
  readonly plan: () => Promise<FolderChange>
  readonly onProgress?: Progress
  /** Asked before anything changes. */
  readonly confirm?: (changes: Changes | undefined) => Promise<boolean>
}

export type Outcome =
  | { readonly kind: 'published'; readonly generation: Generation; readonly changes: Changes | undefined }
  | { readonly kind: 'cancelled' }

/**
 * The one way in which the essays in use change. Jobs are done one after another; until the last step of each, questions are answered
 * from the generation before, and nothing that fails touches it.
 */
export class Publisher {
  readonly #options: PublisherOptions
  #last: Promise<unknown> = Promise.resolve()
  #running: AbortController | undefined
  #waiting = 0

  constructor(options: PublisherOptions) {
    this.#options = options
  }

  /** Jobs before one that would be handed in now. */
  get queue(): number {
    return this.#waiting
  }

  /** @throws UserError that says what was wrong; then everything is as it was. */
  publish(job: Job): Promise<Outcome> {
    this.#waiting++
    const outcome = this.#last.then(() => this.#options.alone(() => this.#carryOut(job))).finally(() => this.#waiting--)
    this.#last = outcome.catch(() => undefined)
    return outcome
  }

  /** Stops the job that is being prepared. Returns whether there was one. */
  cancel(): boolean {
    const running = this.#running
    running?.abort()
    return running !== undefined
  }

  async #carryOut({ plan, onProgress = () => undefined, confirm = () => Promise.resolve(true) }: Job): Promise<Outcome> {
    const { prepare, open, discard, ...publication } = this.#options
    const controller = new AbortController()
    this.#running = controller
    try {
      const change = await plan()
      const prepared = await prepare(change, onProgress, controller.signal)
      // Opened, and so checked to the last byte, before it is put to use.
      const generation = await open(prepared.name)
      const isWanted = await Promise.race([confirm(prepared.changes), aborted(controller.signal)])
      if (!isWanted || controller.signal.aborted) {
        await discard(prepared.name)
        return { kind: 'cancelled' }
      }
      this.#running = undefined
      await publication.apply(change)
      await publication.makeCurrent(prepared.name)
      publication.use(generation)
      return { kind: 'published', generation, changes: prepared.changes }
    } catch (error) {
      if (controller.signal.aborted) return { kind: 'cancelled' }
      throw error
    } finally {
      this.#running = undefined
    }
  }
}

function aborted(signal: AbortSignal): Promise<false> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(false), { once: true }))
}
