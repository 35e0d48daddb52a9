import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { z } from 'zod'
import { UserError } from '../errors.ts'

/** Changes that come close together are written once. */
const WRITE_AFTER_MS = 1_000
const TRY_AGAIN_MS = 60_000

/**
 * A small JSON file that is kept in memory and written beside and renamed, so that a crash leaves the old one or the new one.
 * Invariant: what is on disk satisfies the schema.
 */
export class RecordFile<Content> {
  readonly content: Content
  readonly #file: string
  readonly #onProblem: (error: unknown) => void
  #timer: NodeJS.Timeout | undefined
  #writing: Promise<void> = Promise.resolve()

  private constructor(file: string, content: Content, onProblem: (error: unknown) => void) {
    this.#file = file
    this.content = content
    this.#onProblem = onProblem
  }

  /**
   * `onProblem` is told of what cannot be written; a damaged file is put aside under another name.
   * @throws UserError when the file is there but cannot be read.
   */
  static async open<Content>(
    file: string,
    schema: z.ZodType<Content>,
    empty: Content,
    onProblem: (error: unknown) => void,
  ): Promise<RecordFile<Content>> {
    const text = await readFile(file, 'utf8').catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
      throw new UserError(`Catatan ${file} tidak dapat dibaca; periksa izinnya.`, { cause: error })
    })
    if (text === undefined) return new RecordFile(file, empty, onProblem)
    const parsed = schema.safeParse(parseJson(text))
    if (parsed.success) return new RecordFile(file, parsed.data, onProblem)
    const aside = `${file}.rusak-${Date.now()}`
    await rename(file, aside)
    onProblem(new Error(`${file} was damaged (${parsed.error.issues[0]?.message ?? ''}); it is now ${aside}`))
    return new RecordFile(file, empty, onProblem)
  }

  /** To be called after every change of the content. */
  changed(): void {
    this.#timer ??= setTimeout(() => void this.flush(), WRITE_AFTER_MS).unref()
  }

  /** Writes what was changed, now. */
  async flush(): Promise<void> {
    if (this.#timer === undefined) return this.#writing
    clearTimeout(this.#timer)
    this.#timer = undefined
    const text = JSON.stringify(this.content)
    this.#writing = this.#writing
      .then(() => this.#write(text))
      .catch((error: unknown) => {
        this.#onProblem(error)
        // The next try may find room.
        this.#timer ??= setTimeout(() => void this.flush(), TRY_AGAIN_MS).unref()
      })
    return this.#writing
  }

  async #write(text: string): Promise<void> {
    await mkdir(dirname(this.#file), { recursive: true, mode: 0o700 })
    const next = `${this.#file}.tmp-${process.pid}`
    await writeFile(next, text, { flush: true, mode: 0o600 })
    await rename(next, this.#file)
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
