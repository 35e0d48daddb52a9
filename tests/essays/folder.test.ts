import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readEssays } from '../../src/essays/folder.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const GOOD = '---\ntitle: Netral\nauthor: Ani\n---\n\nASN harus netral.\n'

test('reads essays with front matter as they are and cleans raw texts on the way', async () => {
  const folder = await temporaryFolder({
    'netral.md': GOOD,
    'mentah.txt': 'Judul\r\nOleh: Budi\r\nSatu kalimat.\r\nBagikan:\r\n',
    'catatan.pdf': 'x',
  })
  const essays = await readEssays(folder)
  expect(essays.map(({ id, title, author, text }) => ({ id, title, author, text }))).toEqual([
    { id: 'mentah', title: 'Judul', author: 'Budi', text: 'Satu kalimat.' },
    { id: 'netral', title: 'Netral', author: 'Ani', text: 'ASN harus netral.' },
  ])
})

test('a folder that is missing or empty is named', async () => {
  await expect(readEssays('/tidak/ada')).rejects.toThrow(/Folder esai \/tidak\/ada tidak dapat dibuka/)
  await expect(readEssays(await temporaryFolder())).rejects.toThrow(/tidak berisi esai; taruh sedikitnya satu berkas/)
})

test('all that is wrong is said at once, file by file', async () => {
  const folder = await temporaryFolder({
    'a.md': GOOD,
    'b.md': new Uint8Array([0x2d, 0xff, 0xfe, 0x41]),
    'c.md': '---\ntitle: "Tanpa penutup\n---\nTeks.\n',
    'd.md': '---\ntitel: Salah\npublished: kemarin\n---\nTeks.\n',
    'e.md': '---\ntitle: Kosong\n---\n\n## Hanya judul\n',
    'f.md': '---\ntitle: Tidak ditutup\nTeks.\n',
    'a.txt': 'Judul\nTeks esai yang lain.\n',
  })
  const message = await readEssays(folder).then(
    () => '',
    (error: unknown) => (error as Error).message,
  )
  expect(message.split('\n')).toEqual([
    'Berkas b.md bukan teks UTF-8; simpan ulang dengan pengodean UTF-8 (di Notepad: Simpan Sebagai, Pengodean: UTF-8).',
    expect.stringMatching(/^Kepala berkas c\.md tidak terbaca di baris \d; perbaiki penulisan YAML-nya\.$/),
    expect.stringMatching(/^Kepala berkas d\.md keliru pada: title, published, titel;/),
    'Esai e.md tidak berisi satu paragraf pun; isi berkas itu atau hapus.',
    'Kepala berkas f.md tidak ditutup; tambahkan baris “---” di bawahnya.',
    'Berkas a.md dan a.txt sama-sama bernama esai “a”; ganti nama salah satunya.',
  ])
})

test('a folder with a strange name is still read', async () => {
  const folder = await temporaryFolder({ 'Esai Baru (1).md': GOOD })
  expect((await readEssays(join(folder, '.')))[0]!.id).toBe('esai-baru-1')
})

test('UTF-16 is refused even without its mark, and signs that steer a terminal are taken out', async () => {
  const utf16 = await temporaryFolder({ 'a.txt': Buffer.from('Judul\nSatu kalimat.', 'utf16le') })
  await expect(readEssays(utf16)).rejects.toThrow(/a\.txt bukan teks UTF-8/)
  const escape = await temporaryFolder({ 'a.md': '---\ntitle: A\n---\nSatu \u001b[31mmerah\u0007.' })
  expect((await readEssays(escape))[0]!.text).toBe('Satu [31mmerah.')
})

test('front matter that YAML cannot resolve is named, too', async () => {
  const folder = await temporaryFolder({ 'a.md': '---\ntitle: *Judul*\n---\nTeks.\n' })
  await expect(readEssays(folder)).rejects.toThrow(/^Kepala berkas a\.md tidak terbaca.*; perbaiki penulisan YAML-nya\.$/)
})

test('two essays of one name are named rightly beside a file that cannot be read', async () => {
  const folder = await temporaryFolder({
    'a.md': '---\n---\n',
    'b.md': GOOD,
    'b.txt': 'Judul\nTeks esai yang lain.\n',
    'c.md': GOOD,
  })
  await expect(readEssays(folder)).rejects.toThrow(/Berkas b\.md dan b\.txt sama-sama bernama esai “b”/)
})
