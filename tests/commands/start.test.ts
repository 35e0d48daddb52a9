import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { webhookSecret } from '../../src/telegram/webhook.ts'
import { BotApiServer, TOKEN } from '../support/bot-api-server.ts'
import { QUESTION, STACK, environment } from '../support/environment.ts'
import { run } from '../support/run-command.ts'

let server: BotApiServer | undefined
afterEach(async () => {
  await server?.stop()
  server = undefined
})

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

test('without a token it serves the class page, says where, and ends on SIGTERM', async () => {
  const port = await freePort()
  let end: (signal: NodeJS.Signals) => void = () => undefined
  let heard = ''
  const env = await environment({ PORT: String(port) })
  const ended = run('src/main.ts', [], { env, onOutput: (output, kill) => ([heard, end] = [output, kill]) })
  await expect.poll(() => heard, { timeout: 20_000 }).toContain(`buka http://127.0.0.1:${port} di peramban`)
  const page = await fetch(`http://127.0.0.1:${port}/`)
  expect(await page.text()).toContain('Tanya ASN')
  const asked = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: new URLSearchParams({ tanya: QUESTION }) })
  expect(await asked.text()).toContain('penggunaan media sosial untuk kampanye')
  expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200)
  end('SIGTERM')
  const { code, stdout, stderr } = await ended
  expect(code).toBe(0)
  expect(stdout).toContain('@BotFather')
  expect(stdout + stderr).not.toContain('medsos')
})

test('from another folder the pages are the same', async () => {
  const port = await freePort()
  let end: (signal: NodeJS.Signals) => void = () => undefined
  let heard = ''
  const env = await environment({ PORT: String(port) })
  const ended = run('src/main.ts', [], { env, cwd: '/', onOutput: (output, kill) => ([heard, end] = [output, kill]) })
  await expect.poll(() => heard, { timeout: 20_000 }).toContain('di peramban')
  const page = await fetch(`http://127.0.0.1:${port}/`)
  expect([page.status, (await page.text()).slice(0, 15)]).toEqual([200, '<!doctype html>'])
  end('SIGTERM')
  expect((await ended).code).toBe(0)
})

test('WEB=off without a token: nothing to run, said in one sentence', async () => {
  const { code, stdout } = await run('src/main.ts', [], { env: await environment({ WEB: 'off' }) })
  expect(code).toBe(0)
  expect(stdout).toMatch(/^Tidak ada yang dijalankan: WEB=off .*npm run ask\n$/)
})

test('beyond this machine the class page wants an access code', async () => {
  const env = await environment({ HOST: '0.0.0.0', PORT: String(await freePort()) })
  const { code, stderr } = await run('src/main.ts', [], { env })
  expect(code).toBe(1)
  expect(stderr).toContain('Expected `WEB_ACCESS_CODE` to be set, because `HOST` is `0.0.0.0`; got nothing.')
  expect(stderr).not.toMatch(STACK)
  const behind = {
    BOT_TOKEN: TOKEN,
    WEB: 'on',
    WEBHOOK_URL: 'https://bot.example.go.id',
    TELEGRAM_API_ROOT: 'http://127.0.0.1:1',
  }
  const proxied = await run('src/main.ts', [], { env: { ...(await environment(behind)), PORT: String(await freePort()) } })
  expect(proxied.stderr).toContain('Expected `WEB_ACCESS_CODE` to be set, because `WEBHOOK_URL` is set; got nothing.')
  const short = await run('src/main.ts', [], { env: { ...env, WEB_ACCESS_CODE: 'abc' } })
  expect(short.stderr).toMatch(/Expected `WEB_ACCESS_CODE` to be at least 6 letters/)
})

test('WEB=on: the class page runs beside the bot', async () => {
  server = new BotApiServer()
  await server.start()
  const port = await freePort()
  const env = await environment({ BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: server.root, WEB: 'on', PORT: String(port) })
  let [heard, end]: [string, (signal: NodeJS.Signals) => void] = ['', () => undefined]
  const ended = run('src/main.ts', [], { env, onOutput: (output, kill) => ([heard, end] = [output, kill]) })
  await expect.poll(() => heard, { timeout: 20_000 }).toContain('siap menjawab')
  server.say(QUESTION)
  const [message] = await server.untilSent(1, 20_000)
  const page = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: new URLSearchParams({ tanya: QUESTION }) })
  expect(message!.text).toContain('penggunaan media sosial untuk kampanye')
  expect(await page.text()).toContain('penggunaan media sosial untuk kampanye')
  end('SIGTERM')
  expect((await ended).code).toBe(0)
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

test('behind a webhook: registered, delivered to, answered, ready, and ended by SIGTERM', async () => {
  server = new BotApiServer()
  await server.start()
  const port = await freePort()
  const env = await environment({
    BOT_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: server.root,
    WEBHOOK_URL: 'https://bot.example.go.id',
    PORT: String(port),
  })
  let end: (signal: NodeJS.Signals) => void = () => undefined
  const ended = run('src/main.ts', [], { env, onOutput: (_, kill) => (end = kill) })
  await server.untilCalled('setWebhook')
  const update = {
    update_id: 1,
    message: { message_id: 1, date: Date.now() / 1000, chat: { id: 7, type: 'private' }, from: { id: 7 }, text: QUESTION },
  }
  const delivered = await fetch(`http://127.0.0.1:${port}/telegram`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': webhookSecret(TOKEN) },
    body: JSON.stringify(update),
  })
  expect(delivered.status).toBe(200)
  expect(server.sent[0]!.text).toContain('penggunaan media sosial untuk kampanye')
  expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200)
  end('SIGTERM')
  expect((await ended).code).toBe(0)
})

test('a webhook that Telegram does not take, and a port that is taken, end with one sentence', async () => {
  server = new BotApiServer()
  await server.start()
  const settings = { BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: server.root, WEBHOOK_URL: 'https://bot.example.go.id' }
  server.fail('setWebhook', { error_code: 400, description: 'Bad Request: bad webhook: Failed to resolve host' })
  const refused = await run('src/main.ts', [], { env: await environment({ ...settings, PORT: String(await freePort()) }) })
  expect(refused.code).toBe(1)
  expect(refused.stderr).toMatch(/WEBHOOK_URL ditolak oleh Telegram \(Bad Request: bad webhook: Failed to resolve host\)/)
  const taken = await run('src/main.ts', [], { env: await environment({ ...settings, PORT: new URL(server.root).port }) })
  expect(taken.code).toBe(1)
  expect(taken.stderr).toMatch(/Alamat 127\.0\.0\.1:\d+ tidak dapat dipakai; ubah HOST atau PORT\./)
  expect(taken.stderr).not.toMatch(STACK)
})

test('SIGTERM ends it while Telegram does not take the webhook yet', async () => {
  server = new BotApiServer()
  await server.start()
  server.fail('setWebhook', 'hang')
  const env = await environment({
    BOT_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: server.root,
    WEBHOOK_URL: 'https://bot.example.go.id',
    PORT: String(await freePort()),
  })
  let end: (signal: NodeJS.Signals) => void = () => undefined
  const ended = run('src/main.ts', [], { env, onOutput: (_, kill) => (end = kill) })
  await server.untilCalled('setWebhook')
  end('SIGTERM')
  expect((await ended).code).toBe(0)
})
