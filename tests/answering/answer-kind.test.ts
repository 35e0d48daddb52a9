import { expect, test } from 'vitest'
import { asksForName, asksForPlace, lacksNumber } from '../../src/answering/answer-kind.ts'

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
  ['gaji komisioner kpu berapa', 'Terdiri dari dua kelompok.', true],
  ['kapan pendaftaran cpns 2025 dibuka', 'Sesuai UU No. 20 Tahun 2023.', true],
  ['seberapa penting netralitas', 'Netralitas penting.', false],
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
