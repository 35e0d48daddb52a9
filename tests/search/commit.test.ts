import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { commitGeneration, switchGeneration } from '../../src/search/commit.ts'
import { CURRENT } from '../../src/search/manifest.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

test('a switch holds, though what comes after it fails; that is told', async () => {
  const indexDir = await temporaryFolder()
  const warning = vi.spyOn(process, 'emitWarning').mockReturnValue()
  // Its folder is gone: it cannot be given the time of the switch.
  await switchGeneration(indexDir, '0123456789ab')
  expect(await readFile(join(indexDir, CURRENT), 'utf8')).toBe('0123456789ab\n')
  expect(warning.mock.calls[0]![0]).toContain(`Old indexes in ${indexDir} could not be cleared away`)
  warning.mockRestore()
})

test('a defect while writing is told as one, not as a full disk', async () => {
  const indexDir = await temporaryFolder()
  const write = () => Promise.reject(new TypeError('defect'))
  await expect(commitGeneration(indexDir, '0123456789ab', write)).rejects.toThrow(TypeError)
  const full = Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', syscall: 'write' })
  await expect(commitGeneration(indexDir, '0123456789ab', () => Promise.reject(full))).rejects.toThrow(/tidak dapat ditulis/)
})
