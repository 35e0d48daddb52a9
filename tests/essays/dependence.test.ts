import { expect, test } from 'vitest'
import { dependsOnPrevious } from '../../src/essays/dependence.ts'

test.each([
  'Tetapi dengan tugas utama sebagai pelayan negara, ASN …',
  'Namun Ketika memasuki dunia birokrasi …',
  'Oleh karena itu, kami bertekad …',
  'Kecuali bila ia mengajukan cuti.',
  'Hal ini menjadi ujian integritas.',
  'Mereka wajib netral.',
  '“Itulah sebabnya ASN netral.”',
  'Dengan demikian, ASN netral.',
])('“%s” cannot stand alone', (text) => expect(dependsOnPrevious(text)).toBe(true))

test.each([
  'ASN harus netral.',
  'Iamenulis surat.',
  'Itupun ASN.',
  'Namunya panjang.',
  'Dengan tanggung jawab tersebut para CASN memiliki tantangan.',
  'Saat ini, bakal calon mulai muncul.',
  'Menjaga netralitas adalah prinsip utama.',
])('“%s” stands alone', (text) => expect(dependsOnPrevious(text)).toBe(false))
