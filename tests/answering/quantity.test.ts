import { expect, test } from 'vitest'
import { asksForQuantity, holdsQuantity } from '../../src/answering/quantity.ts'

test.each([
  ['berapa lama masa kampanye', true],
  ['kapan pemilu dilaksanakan', true],
  ['nomor telepon bawaslu', true],
  ['how many commissioners are there', true],
  ['when is the election', true],
  ['beberapa tantangan asn', false],
  ['bagaimana menjaga netralitas', false],
  ['how should civil servants behave', false],
])('“%s” asks for a number or a date: %s', (question, expected) => {
  expect(asksForQuantity(question)).toBe(expected)
})

test.each([
  ['Hajatan politik setiap 5 tahun sekali.', true],
  ['Terdiri dari dua kelompok.', true],
  ['Dilaksanakan pada bulan Februari.', true],
  ['Cuti dua belas hari kerja.', true],
  ['ASN harus netral.', false],
  ['Salah satu cara adalah satu-satunya cara.', false],
])('“%s” holds a number or a date: %s', (passage, expected) => {
  expect(holdsQuantity(passage)).toBe(expected)
})
