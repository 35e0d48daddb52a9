import { expect, test } from 'vitest'
import { proposalFrom } from '../../src/curation/proposal.ts'
import { embedder, realEssays, realLibrary } from '../support/real-library.ts'

const library = await realLibrary()
const propose = (text: string, told = {}) =>
  proposalFrom({ text, ...told }, 'berkas.txt', { generation: library.generation(), embedder })

test('title, author and date come from the document, else from the text; what was removed is shown', () => {
  const text =
    'Bagikan:\nfacebook twitter\nMenolak Hadiah\nOleh: Ratna Dewi\nPegawai yang jujur menolak hadiah dari siapa pun.\nDilihat 57 kali'
  const { metadata, removed, findings } = propose(text, { published: '2024-05-31', title: 'Judul dari Halaman' })
  expect(metadata).toMatchObject({
    title: 'Judul dari Halaman',
    author: 'Ratna Dewi',
    published: '2024-05-31',
    source: 'berkas.txt',
  })
  expect(removed).toEqual(['Bagikan:', 'facebook twitter', 'Dilihat 57 kali'])
  expect(findings).toMatchObject({
    paragraphs: 1,
    passages: 1,
    words: 8,
    alike: [],
    repeated: [],
    broken: [],
    isIndonesian: true,
  })
})

test('an essay much like one that is there, and paragraphs that repeat it, are named', () => {
  const other = realEssays[0]!
  const paragraphs = other.paragraphs.map(({ start, end }) => other.text.slice(start, end))
  const { findings } = propose(
    `Judul Lain\n${paragraphs.slice(0, 3).join('\n')}\nSatu paragraf baru yang belum pernah ditulis orang lain.`,
  )
  expect(findings.alike[0]).toMatchObject({ essay: { id: other.id } })
  expect(findings.alike[0]!.share).toBeGreaterThan(0.5)
  expect(findings.repeated).toEqual(paragraphs.slice(0, 3))
})

test('wrong encoding, bad scans and other languages are noticed; good Indonesian is not', () => {
  const broken = propose(
    'Judul\nPegawai yang â€œjujurâ€\u009d menolak hadiah.\nP e g a w a i yang baik menolak hadiah.\nPegawai yang baik datang tepat waktu.',
  )
  expect(broken.findings.broken).toHaveLength(2)
  expect(
    propose('Title\nCivil servants must not take gifts from anybody, and they report what they were offered.').findings
      .isIndonesian,
  ).toBe(false)
  for (const { title, text } of realEssays)
    expect(propose(`${title}\n${text}`).findings).toMatchObject({ broken: [], isIndonesian: true })
})
