import { cp, readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { docxOf, pdfOf } from '../support/documents.ts'
import { PROJECT, run } from '../support/run-command.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const RAW = join(PROJECT, 'tests', 'fixtures', 'raw-essays', '000_73d92bf9d9359313.txt')

const essaysCommand = async (args: readonly string[], essays: string, index?: string) =>
  run('scripts/essays.ts', [...args, '--essays', essays, '--index', index ?? (await temporaryFolder())])
const add = (file: string, essays: string, index?: string) => essaysCommand(['add', file], essays, index)
const filesIn = async (folder: string) => (await readdir(folder)).filter((name) => !name.startsWith('.')).sort()

test('a text from the web is cleaned and added, and what was dropped is shown', async () => {
  const essays = await temporaryFolder()
  const { code, stdout, stderr } = await add(RAW, essays)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toMatch(
    /^Judul: Menjadi ASN KPU: Tanggung Jawab, Tantangan, dan Tekad Kami\nPenulis: Feby Permata Putri\nIsi: 5 paragraf, \d+ kutipan, \d+ kata\nDibuang karena bukan isi esai \(3 baris\):\n {2}- Bagikan:\n {2}- facebook twitter whatapps\n {2}- Dilihat 57 Kali\.\n\nIndeks baru dibangun\.\nSelesai; indeks [0-9a-f]{12} dipakai\.\n$/,
  )
  expect(await filesIn(essays)).toEqual(['menjadi-asn-kpu-tanggung-jawab-tantangan-dan-tekad-kami.md'])
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
  expect(await filesIn(essays)).toEqual([
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
  const { code, stderr } = await run('scripts/essays.ts', [...args, '--index', await temporaryFolder()])
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
    '--index',
    await temporaryFolder(),
  ])
  expect({ code, stderr }).toEqual({ code: 1, stderr: 'Berkas kosong.txt tidak berisi teks; periksa isinya.\n' })
  expect(await filesIn(essays)).toEqual(['judul.md'])
})

const copied = async () => {
  const essays = await temporaryFolder()
  await cp(join(PROJECT, 'data', 'essays'), essays, { recursive: true })
  return { essays, index: await temporaryFolder() }
}

test('a page, a Word file and a PDF are added; edited, withdrawn, taken back, and listed', async () => {
  const { essays, index } = await copied()
  const page =
    '<html><head><title>Menolak Hadiah</title><meta name="author" content="Ani"></head><body><article><p>Pegawai menolak hadiah.</p></article></body></html>'
  const files = await temporaryFolder({
    'hadiah.html': page,
    'rahasia.docx': docxOf('# Rahasia', 'Pegawai menjaga rahasia kantor dengan baik.'),
    'jujur.pdf': pdfOf({
      title: 'Jujur',
      lines: ['Pegawai yang jujur tidak mengurangi jam kerja dan', 'tidak menitipkan absen kepada temannya, kapan pun juga.'],
    }),
  })
  const names = ['hadiah.html', 'rahasia.docx', 'jujur.pdf'].map((name) => join(files, name))
  expect(await essaysCommand(['add', '--yes', ...names], essays, index)).toMatchObject({ code: 0, stderr: '' })
  expect(await filesIn(essays)).toEqual(expect.arrayContaining(['menolak-hadiah.md', 'rahasia.md', 'jujur.md']))
  expect((await essaysCommand(['edit', 'rahasia', '--author', 'Budi', '--published', '2024-05-31'], essays, index)).code).toBe(0)
  const shown = await essaysCommand(['show', 'rahasia'], essays, index)
  expect(shown.stdout).toMatch(
    /^title: Rahasia\nauthor: Budi\npublished: 2024-05-31\nsource: rahasia\.docx\n\nPegawai menjaga rahasia kantor dengan baik\.\n$/,
  )
  expect((await essaysCommand(['remove', 'rahasia', '--yes'], essays, index)).stdout).toContain('1 esai ditarik')
  expect(await filesIn(essays)).not.toContain('rahasia.md')
  expect((await essaysCommand(['rollback', '--yes'], essays, index)).stdout).toContain('1 esai baru')
  expect(await readFile(join(essays, 'rahasia.md'), 'utf8')).toContain('author: Budi')
  const listed = JSON.parse((await essaysCommand(['list', '--json'], essays, index)).stdout) as {
    essays: object[]
    generations: object[]
  }
  expect(listed.essays).toHaveLength(8)
  expect(listed.generations.length).toBeGreaterThan(1)
}, 60_000)

test('what one office exports, another imports, byte by byte; a damaged archive is refused', async () => {
  const { essays, index } = await copied()
  const archive = join(await temporaryFolder(), 'kantor.zip')
  await run('scripts/index.ts', ['--essays', essays, '--index', index])
  expect((await essaysCommand(['export', archive], essays, index)).code).toBe(0)
  const elsewhere = await temporaryFolder({ 'lama.md': '---\ntitle: Lama\n---\n\nEsai lama.\n' })
  expect((await essaysCommand(['import', archive, '--yes'], elsewhere)).stdout).toContain('Selesai')
  expect(await filesIn(elsewhere)).toEqual(await filesIn(essays))
  const bytes = await readFile(archive)
  bytes[Math.floor(bytes.length / 2)]! ^= 1
  await writeFile(archive, bytes)
  const damaged = await essaysCommand(['import', archive, '--yes'], elsewhere)
  expect(damaged.code).toBe(1)
  expect(damaged.stderr).toMatch(/rusak atau hilang; salin ulang arsipnya|bukan arsip zip yang utuh/)
  expect(await filesIn(elsewhere)).toEqual(await filesIn(essays))
}, 60_000)

test.each([
  [['edit', 'tidak-ada', '--title', 'X'], /^Tidak ada esai “tidak-ada”/],
  [['edit', 'independensi-asn-dalam-pilpres', '--published', 'kemarin'], /keliru pada: published/],
  [['remove', 'tidak-ada'], /^Tidak ada esai “tidak-ada”/],
  [['rollback', 'zzz'], /^Indeks zzz tidak dapat dipakai/],
  [['entah'], /^Cara pakai:/],
  [['add', 'ftp://x/y.txt'], /tidak dapat dibaca/],
  [['add', 'http://127.0.0.1:1/x.html'], /^Alamat 127\.0\.0\.1 ada di jaringan dalam/],
])('%j is refused in a sentence, and nothing changes', async (args, message) => {
  const { essays, index } = await copied()
  const { code, stderr } = await essaysCommand(args, essays, index)
  expect(code).toBe(1)
  expect(stderr).toMatch(message)
  expect(await filesIn(essays)).toHaveLength(5)
})
