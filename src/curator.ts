import { existsSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { buildElsewhere } from './build-elsewhere.ts'
import type { Config } from './config.ts'
import { applyChange, finishChange } from './curation/folder-change.ts'
import { openStored, storedGenerations } from './curation/generations.ts'
import { withLock } from './curation/lock.ts'
import { Publisher } from './curation/publisher.ts'
import { switchGeneration } from './search/commit.ts'
import type { Generation } from './search/generation.ts'
import type { Embedder } from './types.ts'

const EVALUATION = join(import.meta.dirname, '..', 'data', 'evaluation')
const QUESTION_FILES = ['develop.jsonl', 'report.jsonl'].map((name) => join(EVALUATION, name))
/** Questions that an admin wrote. */
const OWN_QUESTIONS = join(EVALUATION, 'local.jsonl')

const journalOf = ({ indexDir }: Config) => join(indexDir, 'change.json')
const lockOf = ({ indexDir }: Config) => join(indexDir, 'change.lock')

/** The way in which essays change, over the folders of the configuration. `use`: puts a generation into service. */
export function createPublisher(config: Config, embedder: Embedder, use: (generation: Generation) => void): Publisher {
  const { essaysDir, indexDir } = config
  let before: ReadonlySet<string> = new Set()
  return new Publisher({
    alone: async (work) => {
      await mkdir(indexDir, { recursive: true })
      return withLock(lockOf(config), async () => {
        await finishChange(essaysDir, journalOf(config))
        return work()
      })
    },
    prepare: async (change, onProgress, signal) => {
      before = new Set((await storedGenerations(indexDir)).map(({ name }) => name))
      const request = { config, change, questionFiles: QUESTION_FILES, ownQuestions: OWN_QUESTIONS }
      return buildElsewhere(request, onProgress, signal)
    },
    open: (name) => openStored(indexDir, name, embedder),
    // One that was there before may be wanted again.
    discard: async (name) => (before.has(name) ? undefined : rm(join(indexDir, name), { recursive: true, force: true })),
    apply: (change) => applyChange(essaysDir, change, journalOf(config)),
    makeCurrent: (name) => switchGeneration(indexDir, name),
    use,
  })
}

/** Before anything is read: a change that was interrupted is finished. Returns whether there was one. */
export async function finishInterrupted(config: Config): Promise<boolean> {
  // Whoever asks a question does not wait for a build.
  if (!existsSync(journalOf(config))) return false
  const finish = () => finishChange(config.essaysDir, journalOf(config))
  // Where nothing can be locked, nothing can have been begun.
  return withLock(lockOf(config), finish).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error
    return false
  })
}
