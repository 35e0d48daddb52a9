import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readDocument } from '../../src/documents/convert.ts'
import { UserError } from '../../src/errors.ts'
import { decode } from '../../src/essays/decode.ts'
import { docxOf, pdfOf, zipBomb } from '../support/documents.ts'
import { PROJECT } from '../support/run-command.ts'

const SLOW = 90_000
const bytes = (text: string) => new TextEncoder().encode(text)

const PAGE = `<!doctype html><html><head><title>Menjaga Netralitas | Kabar</title>
<meta property="og:title" content="Menjaga Netralitas"><meta name="author" content="Ratna Dewi"><meta property="og:site_name" content="Kabar Desa">
<meta property="article:published_time" content="2024-03-05T08:00:00+07:00"><link rel="canonical" href="https://example.org/netral">
<script>document.title = 'JAHAT'; document.write('JAHAT')</script><style>p { color: red }</style></head>
<body onload="alert('JAHAT')"><nav><a href="/">Beranda</a> <a href="/opini">Opini</a></nav><article><h1>Menjaga Netralitas</h1>
${Array.from({ length: 6 }, (_, i) => `<p>Pegawai ke-${i} wajib bersikap netral, melayani semua warga dengan adil, dan tidak memihak siapa pun.</p>`).join('\n')}
<h2>Penutup</h2><p>Karena itu, jagalah sikap di kantor<br>maupun di rumah.</p><script>alert('JAHAT')</script></article>
<aside>Baca juga: Resep Rendang</aside><footer>© Kabar Desa</footer></body></html>`

describe('a web page', () => {
  test('gives its article, and what it says of itself; scripts are not run, nor what stands around', async () => {
    const document = await readDocument('halaman.html', bytes(PAGE))
    expect(document).toMatchObject({
      title: 'Menjaga Netralitas',
      author: 'Ratna Dewi',
      outlet: 'Kabar Desa',
      published: '2024-03-05',
      url: 'https://example.org/netral',
    })
    const lines = document.text.split('\n')
    expect(lines).toContain('Pegawai ke-3 wajib bersikap netral, melayani semua warga dengan adil, dan tidak memihak siapa pun.')
    expect(lines).toContain('## Penutup')
    expect(document.text).not.toMatch(/JAHAT|color|Beranda|Rendang/)
  })

  test('may be UTF-16 or Windows-1252', async () => {
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(PAGE, 'utf16le')])
    expect((await readDocument('halaman.html', utf16)).title).toBe('Menjaga Netralitas')
  })
})

test('a Word document gives paragraphs and headings', async () => {
  const { text } = await readDocument('surat.docx', docxOf('# Disiplin', 'Datang tepat waktu.', 'Pulang tepat waktu.'))
  expect(text).toBe('## Disiplin\nDatang tepat waktu.\nPulang tepat waktu.')
})

test('a PDF gives its text, with the lines of a paragraph joined, and its title', async () => {
  const lines = [
    'Integritas berarti kesesuaian antara kata dan perbuatan dalam',
    'menjalankan tugas sehari-hari sebagai pelayan masyarakat.',
    'Pegawai menolak hadiah.',
  ]
  const document = await readDocument('integritas.pdf', pdfOf({ title: 'Integritas', lines }))
  expect(document.title).toBe('Integritas')
  expect(document.text).toBe(`${lines[0]!} ${lines[1]!}\n${lines[2]!}`)
})

test.each([
  ['UTF-8', bytes('Jum’at é')],
  ['UTF-8 with a mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes('Jum’at é')])],
  ['UTF-16 little-endian', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Jum’at é', 'utf16le')])],
  ['UTF-16 without a mark', Buffer.from('Jum’at é dan seterusnya', 'utf16le').subarray(0, 16)],
  ['Windows-1252', Buffer.from([0x4a, 0x75, 0x6d, 0x92, 0x61, 0x74, 0x20, 0xe9])],
])('%s is read as what it says', (_, content) => expect(decode(content)).toBe('Jum’at é'))

test.each([
  ['gambar.pdf', Buffer.from('\u0089PNG\r\n'), 'Isi berkas gambar.pdf bukan pdf; simpan ulang dari programnya, lalu kirim lagi.'],
  ['arsip.txt', docxOf('x'), 'Isi berkas arsip.txt bukan txt; simpan ulang dari programnya, lalu kirim lagi.'],
  ['program.exe', bytes('MZ'), 'Jenis berkas program.exe tidak dikenal; kirimlah berkas .txt, .md, .html, .docx, atau .pdf.'],
  ['tanpa-akhiran', bytes('x'), 'Jenis berkas tanpa-akhiran tidak dikenal; kirimlah berkas .txt, .md, .html, .docx, atau .pdf.'],
  ['kosong.txt', bytes(' \n '), 'Berkas kosong.txt tidak berisi teks; periksa isinya.'],
  ['../../etc/passwd.txt', bytes(''), 'Berkas passwd.txt tidak berisi teks; periksa isinya.'],
  [
    'pindaian.pdf',
    pdfOf({ lines: [] }),
    'pindaian.pdf: Berkas PDF ini hasil pindaian, tidak berisi teks; kirim versi teksnya (.docx atau .txt).',
  ],
  [
    'rusak.docx',
    Buffer.from('PK\u0003\u0004rusak'),
    'Berkas rusak.docx rusak atau terlalu rumit untuk dibaca; kirim versi teksnya (.txt).',
  ],
  [
    'besar.txt',
    new Uint8Array(20_000_001).fill(0x61),
    'Berkas besar.txt lebih besar dari 20 MB; bagi menjadi berkas yang lebih kecil.',
  ],
])('%s is refused in one sentence', async (name, content, sentence) => {
  await expect(readDocument(name, content)).rejects.toThrow(new UserError(sentence))
})

test('a locked PDF says so', async () => {
  const locked = await readFile(join(PROJECT, 'tests/fixtures/documents/locked.pdf'))
  await expect(readDocument('locked.pdf', locked)).rejects.toThrow('dilindungi kata sandi')
})

test(
  'a file whose few bytes unpack to half a gigabyte is given up, and harms nobody',
  async () => {
    const before = process.memoryUsage.rss()
    await expect(readDocument('bom.docx', zipBomb())).rejects.toThrow('rusak atau terlalu rumit')
    expect(process.memoryUsage.rss() - before).toBeLessThan(1_500_000_000)
  },
  SLOW,
)

test('20 MB in one line are read in a moment', async () => {
  const started = performance.now()
  await readDocument('baris.txt', new Uint8Array(19_999_999).fill(0x61))
  expect(performance.now() - started).toBeLessThan(5_000)
})
