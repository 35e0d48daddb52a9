import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { BotApiServer, TOKEN } from '../support/bot-api-server.ts'
import { PROJECT, run } from '../support/run-command.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

let server: BotApiServer | undefined
afterEach(async () => {
  await server?.stop()
  server = undefined
})

async function installation(extra: Record<string, string> = {}) {
  const folder = await temporaryFolder()
  const env = {
    ESSAYS_DIR: join(folder, 'essays'),
    INDEX_DIR: join(folder, 'index'),
    RECORDS_DIR: join(folder, 'records'),
    ...extra,
  }
  await cp(join(PROJECT, 'data', 'essays'), env.ESSAYS_DIR, { recursive: true })
  await run('scripts/index.ts', [], { env })
  return env
}

async function findings(env: Record<string, string>) {
  const { code, stdout } = await run('scripts/doctor.ts', ['--json'], { env })
  const all = JSON.parse(stdout) as { level: string; what: string; remedy?: string }[]
  return { code, wrong: all.filter(({ level }) => level !== 'OK'), all }
}

test('a healthy installation: all is well, but for the token that is not there', async () => {
  const env = await installation()
  const { code, wrong, all } = await findings(env)
  expect(code).toBe(0)
  expect(wrong.map(({ what }) => what)).toEqual(['BOT_TOKEN belum diisi; bot Telegram tidak berjalan'])
  expect(all.length).toBeGreaterThan(10)
  const { stdout } = await run('scripts/doctor.ts', [], { env })
  expect(stdout).toMatch(/^OK {9}Node /)
  expect(stdout).toMatch(/PERHATIAN {2}BOT_TOKEN belum diisi.*\n {11}→ Mintalah kepada @BotFather/)
})

test('with a token: the bot is named, a second one is noticed, and the token is not shown', async () => {
  server = new BotApiServer()
  await server.start()
  const env = await installation({ BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: server.root })
  expect(await findings(env)).toMatchObject({ code: 0, wrong: [] })
  server.fail('getUpdates', { error_code: 409, description: 'Conflict: terminated by other getUpdates request' })
  const { code, wrong } = await findings(env)
  expect(code).toBe(0)
  expect(wrong.map(({ what }) => what)).toEqual(['Bot ini sedang berjalan (409)'])
  server.isDown = true
  const down = await findings(env)
  expect(down.code).toBe(1)
  expect(JSON.stringify(down)).not.toContain(TOKEN)
})

test('a damaged index, essay or model is named, with what to do', async () => {
  const env = await installation()
  const name = (await readFile(join(env.INDEX_DIR, 'CURRENT'), 'utf8')).trim()
  const file = join(env.INDEX_DIR, name, 'vectors.f32')
  const vectors = await readFile(file)
  vectors[1_000]! ^= 1
  await writeFile(file, vectors)
  await writeFile(join(env.ESSAYS_DIR, 'rusak.md'), '---\ntitle: [\n---\n\nx')
  const model = join(await temporaryFolder(), 'model')
  await cp(join(PROJECT, 'data', 'model'), model, { recursive: true })
  await writeFile(join(model, 'config.json'), `${await readFile(join(model, 'config.json'), 'utf8')} `)
  const { code, wrong } = await findings({ ...env, EMBEDDING_MODEL: model })
  expect(code).toBe(1)
  const failed = wrong.filter(({ level }) => level === 'GAGAL')
  expect(failed.map(({ what }) => what)).toEqual([
    'Berkas model rusak atau hilang: config.json',
    expect.stringMatching(/^Kepala berkas rusak\.md tidak terbaca/),
    expect.stringMatching(/^Indeks tidak dapat dipakai: /),
  ])
  for (const { remedy } of failed) expect(remedy).toMatch(/\.$|index$/)
})
