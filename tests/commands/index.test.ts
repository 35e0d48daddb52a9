import { cp, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { PROJECT, run } from '../support/run-command.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

test('says what changed', async () => {
  const essays = await temporaryFolder()
  await cp(join(PROJECT, 'data', 'essays'), essays, { recursive: true })
  const index = await temporaryFolder()
  const args = ['--essays', essays, '--index', index]
  expect((await run('scripts/index.ts', args)).stdout).toMatch(
    /^Indeks \w{12} selesai dalam [\d,]+ detik: 5 esai, \d+ kutipan \(\d+ baru, 0 dipakai lagi, 0 dihapus\)\.\n$/,
  )
  expect((await run('scripts/index.ts', args)).stdout).toMatch(
    /^Indeks \w{12} sudah sesuai dengan esai: 5 esai, \d+ kutipan\.\n$/,
  )
  await writeFile(join(essays, 'baru.txt'), 'Esai Baru\nOleh: Ani\nSatu kalimat tentang cuti.\nBagikan:\n')
  const report = JSON.parse((await run('scripts/index.ts', [...args, '--json'])).stdout) as object
  expect(report).toMatchObject({ essays: 6, embedded: 1, removed: 0, upToDate: false })
})

test('fails without losing the index', async () => {
  const essays = await temporaryFolder({ 'a.md': '---\ntitle: A\n---\nNetral.\n' })
  const index = await temporaryFolder()
  await run('scripts/index.ts', ['--essays', essays, '--index', index])
  const before = await readdir(index)
  await writeFile(join(essays, 'b.md'), new Uint8Array([0xff, 0xfe]))
  const { code, stderr } = await run('scripts/index.ts', ['--essays', essays, '--index', index])
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: 'Berkas b.md bukan teks UTF-8; simpan ulang dengan pengodean UTF-8 (di Notepad: Simpan Sebagai, Pengodean: UTF-8).\n',
  })
  expect(await readdir(index)).toEqual(before)
})
