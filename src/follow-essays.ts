import { readFile, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Assembly } from './assemble.ts'
import type { Config } from './config.ts'
import type { Outcome, Publisher } from './curation/publisher.ts'
import { addition } from './curation/operations.ts'
import { proposalFrom } from './curation/proposal.ts'
import { readDocument } from './documents/convert.ts'
import { isConverted } from './documents/formats.ts'
import { UserError } from './errors.ts'
import { essayFiles, readEssays } from './essays/folder.ts'
import type { FolderChange } from './essays/folder.ts'
import { nameFor } from './search/build.ts'
import { openCurrent } from './search/generation.ts'
import { CURRENT } from './search/manifest.ts'

const EVERY_MS = 2_000

export interface FollowOptions {
  /** Essays that somebody put into the folder by hand, or changed with a command, are in use now. */
  readonly onChange: (outcome: Extract<Outcome, { kind: 'published' }> | undefined) => void
  /** Told once of each trouble, in an Indonesian sentence; the generation before goes on serving. */
  readonly onProblem: (sentence: string) => void
  readonly onDefect: (error: unknown) => void
}

/** Looks after the folder of essays while the bot runs. Returns how to stop. */
export function followEssays(config: Config, assembly: Assembly, publisher: Publisher, options: FollowOptions): () => void {
  let [seen, settled, problem] = ['', '', '']
  let isLooking = false
  const look = async () => {
    const files = await fingerprint(config)
    const now = `${await currentName(config)}\n${files}`
    // A file that is still being copied looks different the next time.
    const isSettled = now === seen
    seen = now
    if (!isSettled || now === settled || publisher.queue > 0) return
    settled = now
    await catchUp(config, assembly, publisher, options)
    problem = ''
    // What came in meanwhile is still to be looked at; what was just made current is not.
    settled = `${await currentName(config)}\n${files}`
  }
  const tellOnce = (error: unknown) => {
    if (!(error instanceof UserError)) return options.onDefect(error)
    if (error.message !== problem) options.onProblem(error.message)
    problem = error.message
  }
  const timer = setInterval(() => {
    if (isLooking) return
    isLooking = true
    look()
      .catch(tellOnce)
      .finally(() => (isLooking = false))
  }, EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}

async function catchUp(config: Config, assembly: Assembly, publisher: Publisher, { onChange }: FollowOptions): Promise<void> {
  let unreadable: UserError | undefined
  for (const name of await foreignFiles(config.essaysDir)) {
    try {
      const outcome = await publisher.publish({ plan: () => conversionOf(name, config, assembly) })
      if (outcome.kind === 'published') onChange(outcome)
    } catch (error) {
      // One that cannot be read does not keep the others out.
      if (!(error instanceof UserError)) throw error
      unreadable = error
    }
  }
  await takeOver(config, assembly, publisher, onChange)
  if (unreadable !== undefined) throw unreadable
}

/** Brings what is in use in step with the texts of the folder. */
async function takeOver(
  config: Config,
  { embedder, generation, use }: Assembly,
  publisher: Publisher,
  onChange: FollowOptions['onChange'],
): Promise<void> {
  const name = nameFor(await readEssays(config.essaysDir), embedder)
  if (name === generation().name) return
  if ((await currentName(config)) === name) {
    use(await openCurrent(config.indexDir, embedder))
    return onChange(undefined)
  }
  const outcome = await publisher.publish({ plan: () => Promise.resolve({ write: [], remove: [] }) })
  if (outcome.kind === 'published') onChange(outcome)
}

/** Word, PDF and HTML files that somebody put into the folder: they become essays too. */
async function foreignFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => [])
  return names.filter((name) => isConverted(name) && !name.startsWith('.'))
}

/** The essay in such a file, in its place. */
async function conversionOf(name: string, { essaysDir }: Config, { generation, embedder }: Assembly): Promise<FolderChange> {
  const document = await readDocument(name, await readFile(join(essaysDir, name)))
  const change = await addition(essaysDir, [proposalFrom(document, name, { generation: generation(), embedder })])
  return { ...change, remove: [name] }
}

async function currentName({ indexDir }: Config): Promise<string> {
  return (await readFile(join(indexDir, CURRENT), 'utf8').catch(() => '')).trim()
}

/** Changes whenever an essay does. */
async function fingerprint(config: Config): Promise<string> {
  const names = [...(await essayFiles(config.essaysDir)), ...(await foreignFiles(config.essaysDir))]
  const files = await Promise.all(
    names.map(async (name) => {
      const { mtimeMs, size } = await stat(join(config.essaysDir, name)).catch(() => ({ mtimeMs: 0, size: 0 }))
      return `${name}:${mtimeMs}:${size}`
    }),
  )
  return files.join('\n')
}
