import { afterEach, expect, test } from 'vitest'
import { BotApiServer, TOKEN } from '../support/bot-api-server.ts'
import { QUESTION, STACK, environment } from '../support/environment.ts'
import { run } from '../support/run-command.ts'

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
