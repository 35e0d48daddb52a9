/**
 * npm run preview -- [--out FILE.html] [MESSAGE…]: a conversation with the bot as a page in a phone's width, for the eye; nothing is
 * sent anywhere. A message like “[📖 Konteks]” taps that button of the last message that has it. With --admin the person is an admin, over a
 * copy of the essays.
 */
import { cp, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { UserFromGetMe } from 'grammy/types'
import { loadConfig } from '../src/config.ts'
import type { Config } from '../src/config.ts'
import { runCommand } from '../src/console/command.ts'
import { curationFor } from '../src/curate.ts'
import { UserError } from '../src/errors.ts'
import { terminalObserver } from '../src/console/terminal-observer.ts'
import { openServices } from '../src/serve-telegram.ts'
import { openService } from '../src/service.ts'
import { createBot } from '../src/telegram/bot.ts'
import { createLog } from '../src/telegram/log.ts'
import { previewPage } from './preview/page.ts'
import type { Bubble } from './preview/page.ts'

const QUIET_MS = 400
/** Longer than a step of a publication takes. */
const WORKING_MS = 4_000
const NO_TOKEN = '1:preview-without-telegram'
const DEFAULT = ['/start', 'bolehkah ASN kampanye di medsos?', 'kalau di grup keluarga?', 'berapa gaji PNS golongan III?']
const BOT_INFO = { id: 1, is_bot: true, first_name: 'Tanya ASN', username: 'tanya_asn_bot' } as UserFromGetMe
const PERSON = { id: 7, is_bot: false, first_name: 'Budi' }
const CHAT = { id: 7, type: 'private' }

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    options: { out: { type: 'string', default: 'pratinjau.html' }, admin: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const { out, admin } = values
  const bubbles = await converse(positionals.length > 0 ? positionals : DEFAULT, admin)
  await writeFile(out, await previewPage(bubbles))
  console.log(`Pratinjau ditulis ke ${out}; bukalah dengan peramban.`)
})

async function converse(messages: readonly string[], admin: boolean): Promise<Bubble[]> {
  const config = await ownFolders(loadConfig(process.env), admin)
  const log = createLog('silent', NO_TOKEN)
  const service = await openService(config, terminalObserver(), log)
  const { assembly, publisher } = service
  const opened = await openServices(config, service, log)
  const services = admin ? { ...opened, adminIds: [PERSON.id], curation: curationFor(config, assembly, publisher) } : opened
  const bot = createBot({ token: NO_TOKEN, apiRoot: 'http://127.0.0.1:1' }, services)
  bot.botInfo = BOT_INFO
  const bubbles: (Bubble & { message_id: number })[] = []
  bot.api.config.use((_, method, payload) => {
    const shown = payload as unknown as Bubble & { message_id?: number }
    if (method === 'sendMessage') bubbles.push({ ...shown, from: 'bot', message_id: bubbles.length + 1 })
    if (method.startsWith('editMessage'))
      Object.assign(
        bubbles.find(({ message_id }) => message_id === shown.message_id)!,
        shown,
      )
    return Promise.resolve({ ok: true, result: { message_id: bubbles.length } } as never)
  })
  for (const [i, text] of messages.entries()) {
    const tapped = /^\[(.*)\]$/.exec(text)?.[1]
    const common = { from: PERSON, date: Math.floor(Date.now() / 1000) }
    if (tapped === undefined) {
      bubbles.push({ from: 'person', text, message_id: bubbles.length + 1 })
      const entities = text.startsWith('/') ? [{ type: 'bot_command', offset: 0, length: text.split(/\s/)[0]!.length }] : []
      await bot.handleUpdate({
        update_id: i,
        message: { ...common, message_id: bubbles.length, chat: CHAT, text, entities },
      } as never)
    } else {
      const message = bubbles.findLast(({ reply_markup }) =>
        reply_markup?.inline_keyboard.flat().some((button) => button.text === tapped),
      )
      const data = message?.reply_markup?.inline_keyboard.flat().find((button) => button.text === tapped)
      if (message === undefined) throw new UserError(`Tidak ada tombol “${tapped}” di atas pesan ke-${i + 1}.`)
      const asked = bubbles.find(({ message_id }) => message_id === message.reply_parameters?.message_id)
      const query = {
        id: String(i),
        data: (data as { callback_data?: string } | undefined)?.callback_data,
        message: { ...message, ...common, chat: CHAT, reply_to_message: asked },
      }
      await bot.handleUpdate({ update_id: i, callback_query: { ...query, from: PERSON, chat_instance: '1' } } as never)
    }
    if (admin) await untilQuiet()
  }
  return bubbles

  /** What goes on behind a message is shown too. */
  async function untilQuiet(): Promise<void> {
    let before = ''
    // Nothing new for a while: it is done, or waits for a tap.
    while (before !== JSON.stringify(bubbles)) {
      before = JSON.stringify(bubbles)
      await sleep(publisher.queue > 0 ? WORKING_MS : QUIET_MS)
    }
  }
}

/** A preview leaves no trace; as an admin it has essays of its own to change. */
async function ownFolders(config: Config, admin: boolean): Promise<Config> {
  const folder = await mkdtemp(join(tmpdir(), 'tanya-asn-preview-'))
  const recordsDir = join(folder, 'records')
  if (!admin) return { ...config, recordsDir }
  const essaysDir = join(folder, 'essays')
  await cp(config.essaysDir, essaysDir, { recursive: true })
  return { ...config, recordsDir, essaysDir, indexDir: join(folder, 'index') }
}
