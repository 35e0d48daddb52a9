import { describe, expect, test } from 'vitest'
import { checkQuotation } from '../../src/answering/check-quotation.ts'
import { buildGeneration } from '../../src/search/build.ts'
import { essay } from '../support/essays.ts'
import { realEssays, realLibrary } from '../support/real-library.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { WordHashEmbedder } from '../support/word-hash-embedder.ts'

const SENTENCE = 'Integritas dan netralitas merupakan suatu tantangan besar bagi ASN KPU.'

describe('a text that circulates as a quotation', async () => {
  const generation = (await realLibrary()).generation()
  const check = (text: string) => checkQuotation(text, generation)

  test('word for word', () => {
    expect(check(SENTENCE)).toMatchObject({
      kind: 'exact',
      toTheLetter: true,
      essay: { id: 'menjadi-asn-kpu-kabupaten-subang' },
      passage: { paragraph: 1 },
    })
    expect(check(`“${SENTENCE}”`)).toMatchObject({ kind: 'exact', toTheLetter: true })
  })

  test('with a name that is not its author’s: the words are right, not what stands around them', () => {
    expect(check(`“${SENTENCE}” – Menteri PANRB`)).toMatchObject({ kind: 'exact', toTheLetter: false })
  })

  test('with something forged at the end of many true words', () => {
    const { text } = realEssays[1]!
    const forged = `${text.slice(0, text.indexOf(' ', 3_000))} dan karena itu semua ASN boleh menerima suap`
    expect(check(forged).kind).toBe('nearly')
  })

  test('in other capitals and punctuation', () => {
    expect(check('INTEGRITAS, dan netralitas -- merupakan suatu tantangan besar')).toMatchObject({
      kind: 'exact',
      toTheLetter: false,
    })
  })

  test('across paragraphs', () => {
    for (const { text } of realEssays) expect(check(text.slice(0, text.indexOf(' ', 1_500))).kind).toBe('exact')
  })

  test('nearly: what was changed, added and left out', () => {
    const result = check('Integritas dan kejujuran merupakan tantangan besar bagi semua ASN KPU')
    expect(result).toMatchObject({ kind: 'nearly', original: SENTENCE.slice(0, -1) })
    expect(result.kind === 'nearly' && result.differences.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'missing', words: 'netralitas' },
      { kind: 'added', words: 'kejujuran' },
      { kind: 'missing', words: 'suatu' },
      { kind: 'added', words: 'semua' },
    ])
  })

  test.each([
    'PNS boleh ikut kampanye asalkan cuti di luar tanggungan negara',
    'ASN harus netral dan tidak boleh memihak siapa pun dalam pemilu serentak tahun ini',
    'dan yang bagi dengan dari untuk dalam pada',
    'lorem ipsum dolor sit amet consectetur',
  ])('“%s” is in no essay', (text) => expect(check(text)).toEqual({ kind: 'absent' }))

  test.each(['', 'dua kata', '😀 😀 😀 😀 😀', '... --- !!!'])('“%s” is too short to tell', (text) =>
    expect(check(text)).toEqual({ kind: 'too-short' }),
  )

  test('every sentence of every essay is found where it stands', () => {
    for (const essay of realEssays) {
      for (const { start, end } of essay.paragraphs) {
        const paragraph = essay.text.slice(start, end)
        if (paragraph.split(/\s+/).length < 8) continue
        const result = check(paragraph)
        expect(result.kind).toBe('exact')
        if (result.kind === 'exact') expect(essay.text.slice(start, end)).toContain(result.original)
      }
    }
  })
})

test('a letter that stands for several words does not shift what is quoted', async () => {
  const text = 'Nabi Muhammad ﷺ bersabda. Pegawai negeri wajib melayani masyarakat dengan jujur dan adil.'
  const { generation } = await buildGeneration([essay('satu', text)], {
    indexDir: await temporaryFolder(),
    embedder: new WordHashEmbedder(),
  })
  const quoted = 'Pegawai negeri wajib melayani masyarakat'
  expect(checkQuotation(quoted, generation)).toMatchObject({ kind: 'exact', original: quoted })
  expect(checkQuotation('masyarakat dengan jujur dan adil', generation)).toMatchObject({ kind: 'exact' })
})

test('words of an essay that many others are more like are found all the same', async () => {
  const others = Array.from({ length: 40 }, (_, i) =>
    essay(`lain-${i}`, 'Kerja hari puluh tiga dalam, hari kerja puluh dalam tiga.'),
  )
  const quoted = 'dalam tiga puluh hari kerja'
  const long = `Laporan disampaikan ${quoted} kepada pimpinan unit masing-masing, lengkap beserta seluruh lampiran yang diminta pemeriksa.`
  const { generation } = await buildGeneration([...others, essay('satu', long)], {
    indexDir: await temporaryFolder(),
    embedder: new WordHashEmbedder(),
  })
  expect(checkQuotation(quoted, generation)).toMatchObject({ kind: 'exact', essay: { id: 'satu' } })
})
