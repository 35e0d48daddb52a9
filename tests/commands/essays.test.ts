import { cp, readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { PROJECT, run } from '../support/run-command.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const RAW = join(PROJECT, 'tests', 'fixtures', 'raw-essays', '000_73d92bf9d9359313.txt')

const add = (file: string, essays: string) => run('scripts/essays.ts', ['add', file, '--essays', essays])

test('a text from the web is cleaned and added, and what was dropped is shown', async () => {
  const essays = await temporaryFolder()
  const { code, stdout, stderr } = await add(RAW, essays)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toBe(
    'menjadi-asn-kpu-tanggung-jawab-tantangan-dan-tekad-kami.md: “Menjadi ASN KPU: Tanggung Jawab, Tantangan, dan Tekad Kami”, ' +
      '5 paragraf, 3 baris dibuang\n  - Bagikan:\n  - facebook twitter whatapps\n  - Dilihat 57 Kali.\n',
  )
})

test('the same text is not added twice; another of the same title gets a name of its own', async () => {
  const essays = await temporaryFolder()
  await add(RAW, essays)
  const again = await add(RAW, essays)
  expect(again.code).toBe(1)
  expect(again.stderr).toMatch(/sudah ada sebagai esai “menjadi-asn-kpu-.*; tidak ada yang ditambahkan\./)
  const other = join(await temporaryFolder(), 'lain.txt')
  await writeFile(other, (await readFile(RAW, 'utf8')).replace('Satjipto', 'Prof. Satjipto'))
  await add(other, essays)
  expect((await readdir(essays)).sort()).toEqual([
    'menjadi-asn-kpu-tanggung-jawab-tantangan-dan-tekad-kami-feby-permata-putri.md',
    'menjadi-asn-kpu-tanggung-jawab-tantangan-dan-tekad-kami.md',
  ])
})

test('an essay that has front matter is added as it is', async () => {
  const [essays, elsewhere] = [await temporaryFolder(), await temporaryFolder()]
  const file = join(elsewhere, 'a.md')
  await cp(join(PROJECT, 'data', 'essays', 'independensi-asn-dalam-pilpres.md'), file)
  expect((await add(file, essays)).code).toBe(0)
  expect(await readFile(join(essays, 'independensi-asn-dalam-pilpres.md'), 'utf8')).toBe(await readFile(file, 'utf8'))
})

test.each([
  [['add'], /^Cara pakai:/],
  [['add', '/tidak/ada.txt'], /^Berkas \/tidak\/ada\.txt tidak dapat dibaca; periksa nama dan izinnya\.$/m],
  [['add', RAW, '--essays', '/tidak/ada'], /^Folder esai \/tidak\/ada tidak dapat dibuka; periksa nama dan izinnya\.$/m],
])('%j is refused with one sentence', async (args, message) => {
  const { code, stderr } = await run('scripts/essays.ts', args)
  expect(code).toBe(1)
  expect(stderr).toMatch(message)
})

test('one file that fails does not keep the others out', async () => {
  const [essays, files] = [
    await temporaryFolder(),
    await temporaryFolder({ 'kosong.txt': '', 'baik.txt': 'Judul\nSatu kalimat.' }),
  ]
  const { code, stderr } = await run('scripts/essays.ts', [
    'add',
    join(files, 'kosong.txt'),
    join(files, 'baik.txt'),
    '--essays',
    essays,
  ])
  expect({ code, stderr }).toEqual({ code: 1, stderr: 'Berkas kosong.txt tidak berisi teks esai; periksa isinya.\n' })
  expect(await readdir(essays)).toEqual(['judul.md'])
})
