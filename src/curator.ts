import { join } from 'node:path'
import { buildElsewhere } from './build-elsewhere.ts'
import type { Config } from './config.ts'
import { applyChange, finishChange } from './curation/folder-change.ts'
import { openStored } from './curation/generations.ts'
import { Publisher } from './curation/publisher.ts'
import { switchGeneration } from './search/commit.ts'
import type { Generation } from './search/generation.ts'
import type { Embedder } from './types.ts'

const EVALUATION = join(import.meta.dirname, '..', 'data', 'evaluation')
/** The project's questions, and those that an admin wrote. */
const QUESTION_FILES = ['develop.jsonl', 'report.jsonl', 'local.jsonl'].map((name) => join(EVALUATION, name))

export function journalOf({ indexDir }: Config): string {
  return join(indexDir, 'change.json')
}

/** The way in which essays change, over the folders of the configuration. `use`: puts a generation into service. */
export function createPublisher(config: Config, embedder: Embedder, use: (generation: Generation) => void): Publisher {
  return new Publisher({
    prepare: (change, onProgress, signal) =>
      buildElsewhere({ config, change, questionFiles: QUESTION_FILES }, onProgress, signal),
    open: (name) => openStored(config.indexDir, name, embedder),
    apply: (change) => applyChange(config.essaysDir, change, journalOf(config)),
    makeCurrent: (name) => switchGeneration(config.indexDir, name),
    use,
  })
}

/** Before anything is read: a change that was interrupted is finished. */
export async function finishInterrupted(config: Config): Promise<boolean> {
  return finishChange(config.essaysDir, journalOf(config))
}
