import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { EXACT_SEARCH } from '../../src/language/indonesian.ts'
import { loadHnswlib } from '../../src/search/hnsw-index.ts'
import { QUESTION, STACK, environment } from '../support/environment.ts'
import { PROJECT, run } from '../support/run-command.ts'

/** Said where hnswlib-node could not be compiled. */
const EXACT_LINE = (await loadHnswlib()) === undefined ? `${EXACT_SEARCH}\n` : ''

interface AskJson {
  question: string
  kind: string
  generation: string
  milliseconds: number
  quotes: {
    essay: { id: string; title: string; author: string | null; source: string | null }
    paragraph: number
    start: number
    end: number
    text: string
    highlights: [number, number][]
    score: number
  }[]
}

test('builds the index by itself, saying so, and answers', async () => {
  const env = await environment()
  const first = await run('scripts/ask.ts', [QUESTION], { env })
  expect(first).toMatchObject({ code: 0, stderr: `Membangun indeks dari 5 esai (belum ada indeks) …\n${EXACT_LINE}` })
  expect(first.stdout).toContain('penggunaan media')
  expect(first.stdout).toContain('Kutipan dari esai (opini), bukan nasihat hukum.')
  expect(Math.max(...first.stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
  expect(first.stdout).not.toContain('\u001b')
  const second = await run('scripts/ask.ts', [QUESTION], { env })
  expect(second).toEqual({ code: 0, stdout: first.stdout, stderr: '' })
})

test('--json prints one object whose quotes are slices of the essays', async () => {
  const { stdout, code } = await run('scripts/ask.ts', ['--json', QUESTION], { env: await environment() })
  const answer = JSON.parse(stdout) as AskJson
  expect(code).toBe(0)
  expect(answer).toMatchObject({ question: QUESTION, kind: 'answered' })
  expect(answer.generation).toMatch(/^[0-9a-f]{12}$/)
  expect(answer.milliseconds).toBeGreaterThan(0)
  for (const { essay, start, end, text, highlights } of answer.quotes) {
    const file = await readFile(join(PROJECT, 'data', 'essays', `${essay.id}.md`), 'utf8')
    const body = file.slice(file.indexOf('\n---\n') + 5).trim()
    expect(body.slice(start, end)).toBe(text)
    for (const [from, to] of highlights) expect(text.slice(from, to).length).toBe(to - from)
  }
})

test('without a question it asks until the end of the input; one that fails does not end it', async () => {
  const stdin = `apa itu netralitas?\n${'x'.repeat(3_000)}\n\nkalau di media sosial?\n`
  const { code, stdout, stderr } = await run('scripts/ask.ts', ['--json'], { env: await environment(), stdin })
  expect(code).toBe(0)
  const answers = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as AskJson)
  expect(answers.map(({ question }) => question)).toEqual(['apa itu netralitas?', 'kalau di media sosial?'])
  expect(stderr).toContain('terlalu panjang (3.000 huruf)')
})

test('a chain of follow-ups stays with the question that it began with', async () => {
  const stdin = 'bolehkah ASN kampanye di medsos?\nkalau di grup keluarga?\nterus kalau cuma like?\n'
  const { stdout } = await run('scripts/ask.ts', ['--json', '--explain'], { env: await environment(), stdin })
  const contexts = stdout
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { why: { context: string | null } }).why.context)
  expect(contexts).toEqual([null, 'bolehkah ASN kampanye di medsos?', 'bolehkah ASN kampanye di medsos?'])
})

test.each([
  [[''], /^Pertanyaannya kosong/m],
  [['x'.repeat(100_000)], /^Pertanyaannya terlalu panjang \(100\.000 huruf\)/m],
  [['--jsno', 'apa'], /^Pilihan “--jsno” tidak dikenal; semua pilihan ada di docs\/commands\.md\.$/m],
])('bad input ends with one sentence and exit code 1 (%#)', async (args, message) => {
  const { code, stdout, stderr } = await run('scripts/ask.ts', args, { env: await environment() })
  expect(code).toBe(1)
  expect(stdout).toBe('')
  expect(stderr).toMatch(message)
  expect(stderr).not.toMatch(STACK)
})

test('what is wrong with the configuration is said all at once', async () => {
  const { code, stderr } = await run('scripts/ask.ts', [QUESTION], {
    env: { BOT_TOKEN: 'rahasia-sekali', ADMIN_IDS: 'budi', TELEGRAM_API_ROOT: 'telegram', EMBEDDING_MODEL: ' ' },
  })
  expect(code).toBe(1)
  expect(stderr.trim().split('\n')).toEqual([
    'Pengaturan keliru; perbaiki di berkas .env:',
    'Expected `BOT_TOKEN` to be a token from @BotFather, like 123456789:AAF…, got something else (not shown: it is a secret)',
    'Expected `TELEGRAM_API_ROOT` to be the http or https address of a Bot API server, got `telegram`',
    'Expected `ADMIN_IDS` to be numeric Telegram ids separated by commas, like 12345678,87654321, got `budi`',
  ])
})

test('a damaged index is built again, saying why', async () => {
  const env = await environment()
  await run('scripts/ask.ts', [QUESTION], { env })
  const name = (await readFile(join(env.INDEX_DIR, 'CURRENT'), 'utf8')).trim()
  await writeFile(join(env.INDEX_DIR, name, 'vectors.f32'), 'rusak')
  const { code, stderr } = await run('scripts/ask.ts', [QUESTION], { env })
  expect(code).toBe(0)
  expect(stderr).toMatch(/Membangun indeks dari 5 esai \(berkas .*vectors\.f32 rusak/)
})

test('a model that is not there is named', async () => {
  const { code, stderr } = await run('scripts/ask.ts', [QUESTION], {
    env: await environment({ EMBEDDING_MODEL: './tidak-ada' }),
  })
  expect(code).toBe(1)
  expect(stderr).toMatch(/Model embedding di folder \.\/tidak-ada tidak dapat dimuat; periksa EMBEDDING_MODEL/)
  expect(stderr).not.toMatch(STACK)
})
