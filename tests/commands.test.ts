import { cp, readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { EXACT_SEARCH } from '../src/language/indonesian.ts'
import { loadHnswlib } from '../src/search/hnsw-index.ts'
import { BotApiServer, TOKEN } from './support/bot-api-server.ts'
import { PROJECT, run } from './support/run-command.ts'
import { temporaryFolder } from './support/temporary-folder.ts'

/** Each command as npm runs it, in a process of its own. */

const QUESTION = 'bolehkah ASN kampanye di medsos?'
/** Said where hnswlib-node could not be compiled. */
const EXACT_LINE = (await loadHnswlib()) === undefined ? `${EXACT_SEARCH}\n` : ''
const STACK = /\n\s+at /

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

async function environment(extra: Record<string, string> = {}) {
  return { INDEX_DIR: join(await temporaryFolder(), 'index'), ...extra }
}

describe('ask', () => {
  test('builds the index by itself, saying so, and answers', async () => {
    const env = await environment()
    const first = await run('scripts/ask.ts', [QUESTION], { env })
    expect(first).toMatchObject({ code: 0, stderr: `Membangun indeks dari 5 esai (belum ada indeks) …\n${EXACT_LINE}` })
    expect(first.stdout).toContain('penggunaan media')
    expect(first.stdout).toContain('Kutipan dari esai (opini), bukan nasihat hukum.')
    expect(Math.max(...first.stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
    expect(first.stdout).not.toContain('\u001b')
    const second = await run('scripts/ask.ts', [QUESTION], { env })
    expect(second).toEqual({ code: 0, stdout: first.stdout, stderr: EXACT_LINE })
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
    expect(stdout.split('\n').filter((line) => line !== '')).toHaveLength(2)
    expect(stderr).toContain('terlalu panjang (3.000 huruf)')
  })

  test.each([
    [[''], /^Pertanyaannya kosong/m],
    [['x'.repeat(100_000)], /^Pertanyaannya terlalu panjang \(100\.000 huruf\)/m],
    [['--jsno', 'apa'], /^Pilihan perintah tidak dikenal: .*--jsno/m],
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
})

describe('index', () => {
  test('says what changed', async () => {
    const essays = await temporaryFolder()
    await cp(join(PROJECT, 'data', 'essays'), essays, { recursive: true })
    const index = await temporaryFolder()
    const args = ['--essays', essays, '--index', index]
    expect((await run('scripts/index.ts', args)).stdout).toMatch(
      /^Indeks \w{12} selesai dalam [\d,]+ detik: 5 esai, \d+ kutipan \(\d+ baru, 0 dipakai lagi, 0 hilang\)\.\n$/,
    )
    expect((await run('scripts/index.ts', args)).stdout).toMatch(
      /^Indeks \w{12} sudah sesuai dengan esai: 5 esai, \d+ kutipan\.\n$/,
    )
    await writeFile(join(essays, 'baru.txt'), 'Esai Baru\nOleh: Ani\nSatu kalimat tentang cuti.\nBagikan:\n')
    const report = JSON.parse((await run('scripts/index.ts', [...args, '--json'])).stdout) as object
    expect(report).toMatchObject({ essays: 6, embedded: 1, removed: 0, upToDate: false })
  })

  test('fails without losing the index', async () => {
    const essays = await temporaryFolder({ 'a.md': '---\ntitle: A\n---\nNetral.\n' })
    const index = await temporaryFolder()
    await run('scripts/index.ts', ['--essays', essays, '--index', index])
    const before = await readdir(index)
    await writeFile(join(essays, 'b.md'), new Uint8Array([0xff, 0xfe]))
    const { code, stderr } = await run('scripts/index.ts', ['--essays', essays, '--index', index])
    expect({ code, stderr }).toEqual({ code: 1, stderr: 'Berkas b.md bukan teks UTF-8; simpan ulang dengan pengodean UTF-8.\n' })
    expect(await readdir(index)).toEqual(before)
  })
})

test('essays add cleans a text from the web, never overwriting another', async () => {
  const essays = await temporaryFolder()
  const raw = join(PROJECT, 'tests', 'fixtures', 'raw-essays', '000_73d92bf9d9359313.txt')
  const first = await run('scripts/essays.ts', ['add', raw, '--essays', essays])
  expect(first).toMatchObject({ code: 0, stderr: '' })
  await run('scripts/essays.ts', ['add', raw, '--essays', essays])
  expect((await readdir(essays)).sort()).toEqual([
    'menjadi-asn-kpu-tanggung-jawab-tantangan-dan-tekad-kami-feby-permata-putri.md',
    'menjadi-asn-kpu-tanggung-jawab-tantangan-dan-tekad-kami.md',
  ])
  expect((await run('scripts/essays.ts', ['add'])).stderr).toMatch(/^Cara pakai:/)
  const missing = await run('scripts/essays.ts', ['add', '/tidak/ada.txt', '--essays', essays])
  expect(missing.code).toBe(1)
  expect(missing.stderr).toMatch(/^Berkas \/tidak\/ada\.txt tidak dapat dibaca/)
})

describe('evaluate', () => {
  test('prints the figures of a file of questions as one object', async () => {
    const folder = await temporaryFolder({
      'q.jsonl': [
        { id: '1', question: QUESTION, evidence: ['penggunaan media sosial untuk kampanye'] },
        { id: '2', question: 'resep rendang', evidence: [] },
      ]
        .map((row) => JSON.stringify(row))
        .join('\n'),
    })
    const { code, stdout } = await run('scripts/evaluate.ts', ['--questions', join(folder, 'q.jsonl'), '--json'])
    expect(code).toBe(0)
    const scores = JSON.parse(stdout) as Record<string, number>
    expect(Object.keys(scores)).toEqual([
      'questions',
      'hit1',
      'hit3',
      'mrr10',
      'answered',
      'falseAnswers',
      'auroc',
      'p50ms',
      'p95ms',
    ])
    expect(scores).toMatchObject({ questions: 2, hit1: 1, hit3: 1, mrr10: 1, answered: 1, falseAnswers: 0, auroc: 1 })
  })

  test('the committed questions reach the committed scores, and do not with essays taken away', async () => {
    const good = await run('scripts/evaluate.ts', [])
    expect(good.stdout).toContain('OK   hit1')
    expect(good.stdout).not.toContain('FAIL')
    expect(good.code).toBe(0)
    const poorer = await temporaryFolder()
    await cp(join(PROJECT, 'data', 'essays', 'independensi-asn-dalam-pilpres.md'), join(poorer, 'a.md'))
    const bad = await run('scripts/evaluate.ts', [], { env: { ESSAYS_DIR: poorer } })
    expect(bad.stdout).toContain('FAIL hit1')
    expect(bad.code).toBe(1)
  })
})

describe('start', () => {
  let server: BotApiServer | undefined
  afterEach(async () => {
    await server?.stop()
    server = undefined
  })

  test('without a token it says in one sentence how to get one, and offers the console', async () => {
    const { code, stdout } = await run('src/main.ts', [], { env: await environment() })
    expect(code).toBe(0)
    expect(stdout).toMatch(/^Belum ada BOT_TOKEN: mintalah token kepada @BotFather .*npm run ask\n$/)
  })

  test('answers on Telegram, and ends on SIGTERM', async () => {
    server = new BotApiServer()
    await server.start()
    server.say(QUESTION)
    const env = await environment({ BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: server.root })
    const ended = run('src/main.ts', [], { env, onOutput: (_, kill) => void server!.untilSent(1).then(() => kill('SIGTERM')) })
    const [message] = await server.untilSent(1, 20_000)
    expect(message!.text).toContain('penggunaan media sosial untuk kampanye')
    const { code, stdout, stderr } = await ended
    expect(code).toBe(0)
    expect(stdout).toContain('Bot @tanya_asn_bot siap menjawab di https://t.me/tanya_asn_bot')
    expect(stdout + stderr).not.toContain(TOKEN)
    expect(stdout + stderr).not.toContain('medsos')
  })

  test('a token that Telegram does not know ends it with one sentence', async () => {
    server = new BotApiServer()
    await server.start()
    const token = '987654321:AAWrongTokenForTests_0123456789abc'
    const { code, stdout, stderr } = await run('src/main.ts', [], {
      env: await environment({ BOT_TOKEN: token, TELEGRAM_API_ROOT: server.root }),
    })
    expect(code).toBe(1)
    expect(stderr).toMatch(/BOT_TOKEN ditolak oleh Telegram; salin ulang token dari @BotFather/)
    expect(stdout + stderr).not.toContain(token)
    expect(stderr).not.toMatch(STACK)
  })

  test('a Bot API that is down is said, waited for, and left on SIGTERM', async () => {
    const env = await environment({ BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: 'http://127.0.0.1:1' })
    const { code, stdout, stderr } = await run('src/main.ts', [], {
      env,
      onOutput: (output, kill) => output.includes('tidak dapat dihubungi') && kill('SIGTERM'),
    })
    expect(stdout).toContain('Server Bot API http://127.0.0.1:1 tidak dapat dihubungi; periksa jaringan.')
    expect(stdout + stderr).not.toContain(TOKEN)
    expect(stderr).not.toMatch(STACK)
    expect(code).toBe(0)
  })
})
