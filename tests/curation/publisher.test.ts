import { expect, test } from 'vitest'
import { Publisher } from '../../src/curation/publisher.ts'
import type { PublisherOptions } from '../../src/curation/publisher.ts'
import type { Generation } from '../../src/search/generation.ts'

const NO_CHANGE = { write: [], remove: [] }
const plan = () => Promise.resolve(NO_CHANGE)

/** Notes what is done, in order. */
function noting(changes: Partial<PublisherOptions> = {}) {
  const done: string[] = []
  const note = (step: string) => () => (done.push(step), Promise.resolve())
  const publisher = new Publisher({
    prepare: async () => (done.push('prepare'), { name: 'new', changes: undefined }),
    open: async (name) => (done.push(`open ${name}`), { name } as Generation),
    alone: (work) => work(),
    discard: (name) => (done.push(`discard ${name}`), Promise.resolve()),
    apply: note('apply'),
    makeCurrent: note('current'),
    use: () => done.push('use'),
    ...changes,
  })
  return { publisher, done }
}

test('everything is checked before anything changes, and the switch comes last', async () => {
  const { publisher, done } = noting()
  const outcome = await publisher.publish({ plan, confirm: async () => (done.push('confirm'), true) })
  expect(outcome.kind).toBe('published')
  expect(done).toEqual(['prepare', 'open new', 'confirm', 'apply', 'current', 'use'])
})

test('who declines, and who stops it, changes nothing', async () => {
  const declined = noting()
  expect(await declined.publisher.publish({ plan, confirm: () => Promise.resolve(false) })).toEqual({ kind: 'cancelled' })
  expect(declined.done).toEqual(['prepare', 'open new', 'discard new'])
  const changedMind = noting()
  const waiting = changedMind.publisher.publish({ plan, confirm: () => new Promise(() => undefined) })
  await new Promise((resolve) => setTimeout(resolve, 10))
  changedMind.publisher.cancel()
  expect(await waiting).toEqual({ kind: 'cancelled' })
  expect(changedMind.done).toEqual(['prepare', 'open new', 'discard new'])
  const stopped = noting({
    prepare: (_, __, signal) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('stopped')))),
  })
  const outcome = stopped.publisher.publish({ plan })
  await new Promise((resolve) => setTimeout(resolve, 10))
  expect(stopped.publisher.cancel()).toBe(true)
  expect(await outcome).toEqual({ kind: 'cancelled' })
  expect(stopped.done).toEqual([])
  expect(stopped.publisher.cancel()).toBe(false)
})

test('jobs are done one after another; one that fails does not hold up the next', async () => {
  let attempts = 0
  const { publisher, done } = noting({
    open: () => (attempts++ === 0 ? Promise.reject(new Error('damaged')) : Promise.resolve({ name: 'new' } as Generation)),
  })
  const first = publisher.publish({ plan })
  const second = publisher.publish({ plan })
  expect(publisher.queue).toBe(2)
  await expect(first).rejects.toThrow('damaged')
  expect((await second).kind).toBe('published')
  expect(publisher.queue).toBe(0)
  expect(done).toEqual(['prepare', 'prepare', 'apply', 'current', 'use'])
})
