import { expect, test } from 'vitest'
import { corrected } from '../../src/answering/spelling.ts'

const spelling = {
  words: new Set(['netralitas', 'kampanye', 'integritas', 'etika', 'tugas', 'asn']),
  isWord: (word: string) => word === 'gajah' || word === 'etikat',
}

test.each([
  ['netralitsa', 'netralitas'],
  ['netrlaitas', 'netralitas'],
  ['kampnye', 'kampanye'],
  ['intergritas', 'integritas'],
  ['etike', 'etika'],
  // Words are left alone: of the essays, of the language, too short, or too far from any.
  ['etika', 'etika'],
  ['etikat', 'etikat'],
  ['asm', 'asm'],
  ['tuga', 'tuga'],
  ['sekolah', 'sekolah'],
  ['tetralitas', 'tetralitas'],
])('%s → %s', (written, meant) => {
  expect(corrected(written, spelling)).toBe(meant)
})
