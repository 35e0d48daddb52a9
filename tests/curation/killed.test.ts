import { spawn } from 'node:child_process'
import { cp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { finishInterrupted } from '../../src/curator.ts'
import { loadConfig } from '../../src/config.ts'
import { readEssays } from '../../src/essays/folder.ts'
import { openLibrary } from '../../src/library.ts'
import { embedder } from '../support/real-library.ts'
import { PROJECT } from '../support/run-command.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

/** KILLS=200 npx vitest run tests/curation/killed.test.ts: the long version. */
const KILLS = Number(process.env.KILLS ?? 6)
/** An operation takes a little longer than a second. */
const LATEST_MS = 1_600
const PERSISTENT = 'tetap'

/** Deterministic: the same moments each time, spread evenly. */
const moment = (i: number) => Math.floor(((i * 0.618_034) % 1) * LATEST_MS)

test(
  `killed at ${KILLS} moments of add, remove, roll-back and build: it starts again, complete, and no essay is lost or half there`,
  async () => {
    const folder = await temporaryFolder()
    const [essaysDir, indexDir, drafts] = ['essays', 'index', 'drafts'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ]
    await cp(join(PROJECT, 'data', 'essays'), essaysDir, { recursive: true })
    await cp(join(PROJECT, 'data', 'essays'), drafts, { recursive: true })
    const config = loadConfig({ ESSAYS_DIR: essaysDir, INDEX_DIR: indexDir })
    const open = async () => {
      await finishInterrupted(config)
      return openLibrary({ essaysDir, indexDir, embedder, onNotice: () => undefined })
    }
    await open()
    const untouched = new Map(
      await Promise.all((await readdir(drafts)).map(async (name) => [name, await readFile(join(drafts, name), 'utf8')] as const)),
    )
    for (let i = 0; i < KILLS; i++) {
      const draft = join(drafts, `draf-${i}.txt`)
      const body = `Pegawai nomor ${i} menjaga rahasia dan menolak hadiah.`
      await writeFile(draft, `Draf ${i}\n${body}`)
      const added = (await readEssays(essaysDir)).filter(({ id }) => id.startsWith('draf-')).map(({ id }) => id)
      const operations = [['add', draft], ...(added.length > 0 ? [['remove', added[0]!], ['rollback']] : []), ['build']]
      const operation = operations[i % operations.length]!
      const before = new Set((await readEssays(essaysDir)).map(({ id }) => id))
      if (operation[0] === 'build') await writeFile(join(essaysDir, `${PERSISTENT}.txt`), `Tetap ${i}\n${body}`)
      const args = operation[0] === 'build' ? ['scripts/index.ts'] : ['scripts/essays.ts', ...operation, '--yes']
      await killedAfter(moment(i), [...args, '--essays', essaysDir, '--index', indexDir])

      const generation = await open()
      const essays = await readEssays(essaysDir)
      // In service is just what the folder holds: nothing of it half, nothing of it missing.
      expect([...generation.essays.values()].map(({ id, text }) => [id, text])).toEqual(essays.map(({ id, text }) => [id, text]))
      for (const [name, content] of untouched) expect(await readFile(join(essaysDir, name), 'utf8')).toBe(content)
      const after = new Set(essays.map(({ id }) => id))
      const gone = [...before].filter((id) => !after.has(id))
      // Withdrawn or rolled back, and nothing else goes.
      expect(gone.every((id) => operation[0] === 'rollback' || id === operation[1])).toBe(true)
      expect((await readdir(essaysDir)).filter((name) => name.startsWith('.tmp-'))).toEqual([])
      await rm(draft)
    }
  },
  KILLS * 10_000,
)

async function killedAfter(milliseconds: number, args: readonly string[]): Promise<void> {
  const [script, ...others] = args
  const child = spawn(process.execPath, ['--import', 'tsx', join(PROJECT, script!), ...others], {
    stdio: 'ignore',
    detached: true,
  })
  const ended = new Promise((resolve) => child.on('close', resolve))
  await Promise.race([sleep(milliseconds), ended])
  // With its children: a machine that loses power spares nobody.
  try {
    process.kill(-child.pid!, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
  await ended
}
