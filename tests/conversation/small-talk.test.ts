import { expect, test } from 'vitest'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { commandMeantBy, smallTalkOf } from '../../src/conversation/small-talk.ts'
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
  ['🙏👍', 'acknowledgement'],
  ['?', 'invitation'],
  ['mau tanya boleh?', 'invitation'],
  ['wkwkwk', 'acknowledgement'],
  ['matur nuwun sanget nggih', 'thanks'],
  ['mksih infonya sangat membantu', 'thanks'],
  ['Shalom', 'shalom'],
  ['lebih detail dong', 'more'],
  ['bukan itu maksud saya', 'complaint'],
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
  'terima kasih, tapi apa sanksinya?',
  'kasih amplop ke atasan',
  '12345',
])('“%s” may be a question', (message) => expect(smallTalkOf(message)).toBeUndefined())

test.each([
  ['kamu siapa?', 'start'],
  ['kamu bisa apa aja', 'topik'],
  ['apa yang bisa saya tanyakan?', 'topik'],
  ['bahasa inggris', 'bahasa'],
  ['hapus data saya', 'hapus_saya'],
  ['daftar esai', 'esai'],
  ['siapa yang buat bot ini?', 'tentang'],
  ['kamu pakai chatgpt?', 'tentang'],
  ['ini bot resmi BKN bukan?', 'tentang'],
  ['apakah data saya aman?', 'privasi'],
] as const)('“%s” asks for /%s', (message, command) => expect(commandMeantBy(message)).toBe(command))

test('no question that the essays answer is taken for small talk', async () => {
  const lines = (await readFile(join(PROJECT, 'data/evaluation/develop.jsonl'), 'utf8')).trim().split('\n')
  const answerable = lines
    .map((line) => JSON.parse(line) as { question: string; evidence: string[] })
    .filter(({ evidence }) => evidence.length > 0)
  expect(
    answerable.filter(({ question }) => smallTalkOf(question) !== undefined || commandMeantBy(question) !== undefined),
  ).toEqual([])
})
