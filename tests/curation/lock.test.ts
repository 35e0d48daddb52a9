import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withLock } from '../../src/curation/lock.ts'
import { run } from '../support/run-command.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

test('one after another, also when the work fails', async () => {
  const file = join(await temporaryFolder(), 'lock')
  const done: string[] = []
  const slow = withLock(file, async () => {
    await new Promise((resolve) => setTimeout(resolve, 300))
    done.push('slow')
    throw new Error('failed')
  })
  await new Promise((resolve) => setTimeout(resolve, 50))
  const quick = withLock(file, async () => done.push('quick'))
  await expect(slow).rejects.toThrow('failed')
  await quick
  expect(done).toEqual(['slow', 'quick'])
})

test.each([
  ['a process that is gone', 999_999_999],
  ['a process of the same number before the restart', process.pid],
])('the lock of %s is taken over', async (_, pid) => {
  const file = join(await temporaryFolder(), 'lock')
  await writeFile(file, String(pid))
  expect(await withLock(file, () => Promise.resolve('done'))).toBe('done')
})

test('two commands at once: both essays are there, under names of their own', async () => {
  const [essays, index] = [await temporaryFolder(), await temporaryFolder()]
  const drafts = await temporaryFolder({
    'a.txt': 'Judul Sama\nPegawai menolak hadiah dari siapa pun.',
    'b.txt': 'Judul Sama\nPegawai menjaga rahasia kantornya.',
  })
  const add = (name: string) =>
    run('scripts/essays.ts', ['add', join(drafts, name), '--yes', '--essays', essays, '--index', index])
  const outcomes = await Promise.all([add('a.txt'), add('b.txt')])
  expect(outcomes.map(({ code, stderr }) => ({ code, stderr }))).toEqual([
    { code: 0, stderr: '' },
    { code: 0, stderr: '' },
  ])
  const { stdout } = await run('scripts/essays.ts', ['list', '--json', '--essays', essays, '--index', index])
  expect((JSON.parse(stdout) as { essays: object[] }).essays).toHaveLength(2)
}, 30_000)
