import { expect, test } from 'vitest'
import { asksForName, asksForPlace, lacksNumber, soundsLike, wantedKind } from '../../src/answering/answer-kind.ts'
import { termsOf } from '../../src/search/terms.ts'

test.each([
  ['apa itu netralitas', 'definition'],
  ['apa yang dimaksud dengan tanggung jawab', 'definition'],
  ['mengapa asn harus netral', 'reason'],
  ['apa alasannya', 'reason'],
  ['bolehkah asn kampanye', undefined],
])('“%s” wants: %s', (question, kind) => expect(wantedKind(question)).toBe(kind))

test('a sentence sounds like a reason or a definition by its words', () => {
  expect(soundsLike('reason', termsOf('Integritas utama karena tanpa itu ASN rentan.'))).toBe(true)
  expect(soundsLike('definition', termsOf('Netralitas artinya tidak memihak.'))).toBe(true)
  expect(soundsLike('reason', termsOf('ASN harus netral.'))).toBe(false)
})

test.each([
  ['berapa lama masa kampanye', 'Kampanye dimulai setiap 5 tahun.', false],
  ['berapa lama masa kampanye', 'Kampanye belum dimulai.', true],
  ['kapan pemilu dilaksanakan', 'Dilaksanakan pada bulan Februari.', false],
  ['kapan pemilu dilaksanakan', 'Dilaksanakan serentak.', true],
  ['when is the election', 'Setiap lima tahun.', false],
  ['berapa hari cuti tahunan', 'Cuti dua belas hari kerja.', false],
  ['berapa hari cuti tahunan', 'Menurut UU No. 20 Tahun 2023 ASN berhak atas cuti.', true],
  ['pasal berapa yang mengatur netralitas', 'Diatur dalam UU No. 20 Tahun 2023.', true],
  ['pasal berapa yang mengatur netralitas', 'Diatur dalam pasal 2.', false],
  ['berapa gaji pns', 'Ada 5 golongan.', true],
  ['berapa gaji pns', 'Gajinya Rp 3 juta.', false],
  ['beberapa tantangan asn', 'ASN harus netral.', false],
  ['bagaimana menjaga netralitas', 'ASN harus netral.', false],
  ['berapa caranya', 'Salah satu cara adalah satu-satunya cara.', true],
])('“%s” – “%s” lacks the number asked for: %s', (question, passage, lacks) => {
  expect(lacksNumber(question, passage)).toBe(lacks)
})

test('names and places are asked for by a word', () => {
  expect([asksForName('siapa ketua kpu'), asksForName('apa itu siapapun')]).toEqual([true, false])
  expect(['ke mana saya melapor', 'alamat kantornya', 'di mana tempatnya', 'bagaimana caranya'].map(asksForPlace)).toEqual([
    true,
    true,
    true,
    false,
  ])
})
