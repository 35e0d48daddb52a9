import { join } from 'node:path'
import { expect, test } from 'vitest'
import { UserError } from '../../src/errors.ts'
import { readDemo } from '../../src/web/demo-script.ts'
import { PROJECT } from '../support/run-command.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

test('the demo of the project can be read, and has a guess and a place to look at', async () => {
  const steps = await readDemo(join(PROJECT, 'data', 'demo.yaml'))
  expect(steps.some(({ guess }) => guess !== undefined)).toBe(true)
  expect(steps.some(({ look }) => look === 'batas')).toBe(true)
})

test.each(['- *tidak-ada', '- question: x', 'question: [', '- {question: x, say: {id: a, en: b}, look: "#"}'])(
  'a damaged one (%j) is named in one sentence',
  async (yaml) => {
    const folder = await temporaryFolder({ 'demo.yaml': yaml })
    const failure = await readDemo(join(folder, 'demo.yaml')).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(UserError)
    expect((failure as UserError).message).toMatch(
      /^Demo di .*demo\.yaml tidak dapat dibaca \(.+\); halaman tetap berjalan tanpa demo\.$/,
    )
  },
)
