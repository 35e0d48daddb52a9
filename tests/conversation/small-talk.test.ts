import { expect, test } from 'vitest'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { smallTalkOf } from '../../src/conversation/small-talk.ts'
import { PROJECT } from '../support/run-command.ts'

test.each([
  ['halo', 'greeting'],
  ['Haloooo min', 'greeting'],
  ['selamat pagi pak admin', 'greeting'],
  ['permisi, selamat siang', 'greeting'],
  ['Assalamu’alaikum wr. wb.', 'salam'],
  ['assalamualaikum, selamat sore min', 'salam'],
  ['terima kasih', 'thanks'],
  ['makasih banyak ya kak 🙏', 'thanks'],
  ['oke sip, terima kasih atas jawabannya', 'thanks'],
  ['thank you very much', 'thanks'],
  ['ok', 'acknowledgement'],
  ['siap, sudah paham', 'acknowledgement'],
  ['sampai jumpa lagi', 'farewell'],
  ['kamu siapa?', 'identity'],
  ['bot apa ini', 'identity'],
  ['kamu bisa apa aja', 'identity'],
  ['who are you?', 'identity'],
] as const)('“%s” is %s', (message, kind) => expect(smallTalkOf(message)).toBe(kind))

test.each([
  'halo, bolehkah ASN kampanye?',
  'terima kasih kepada atasan itu gratifikasi bukan?',
  'apa itu netralitas',
  'kasih amplop ke pegawai boleh?',
  'siapa yang menyelenggarakan pemilu?',
  'integritas',
  'salam jari boleh gak?',
  'selamat atas kemenangan paslon, boleh diposting?',
  '',
  '🙏',
  '12345',
])('“%s” may be a question', (message) => expect(smallTalkOf(message)).toBeUndefined())

test('no question that the essays answer is taken for small talk', async () => {
  const lines = (await readFile(join(PROJECT, 'data/evaluation/develop.jsonl'), 'utf8')).trim().split('\n')
  const answerable = lines
    .map((line) => JSON.parse(line) as { question: string; evidence: string[] })
    .filter(({ evidence }) => evidence.length > 0)
  expect(answerable.filter(({ question }) => smallTalkOf(question) !== undefined)).toEqual([])
})
