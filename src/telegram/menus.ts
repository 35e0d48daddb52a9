import type { Api } from 'grammy'
import type { BotCommand } from 'grammy/types'
import { ENGLISH } from '../language/frame-english.ts'
import { INDONESIAN } from '../language/frame-indonesian.ts'
import type { Commands, Frame } from '../language/frame.ts'
import { describe } from './log.ts'
import type { BotContext, Services } from './services.ts'

const listed = (commands: Commands): BotCommand[] =>
  Object.entries(commands).map(([command, description]) => ({ command, description }))

const forAdmins = (frame: Frame) => listed({ ...frame.commands, ...frame.adminCommands })

/** Tells Telegram the menus: Indonesian for all, English for English phones, few in groups, more for admins. Without them the bot works. */
export async function registerMenus(api: Api, { adminIds, log }: Services): Promise<void> {
  const warn = (error: unknown) => log.warn(describe(error), 'setMyCommands')
  for (const [frame, language] of [
    [INDONESIAN, {}],
    [ENGLISH, { language_code: 'en' }],
  ] as const) {
    await api.setMyCommands(listed(frame.commands), { scope: { type: 'all_private_chats' }, ...language }).catch(warn)
    await api.setMyCommands(listed(frame.groupCommands), { scope: { type: 'all_group_chats' }, ...language }).catch(warn)
  }
  for (const id of adminIds) {
    // An admin who has never written to the bot has no chat yet: see registerFor.
    await api.setMyCommands(forAdmins(INDONESIAN), { scope: { type: 'chat', chat_id: id } }).catch(warn)
  }
}

/** The menu of one private chat, in the language that its person chose. */
export async function registerFor(ctx: BotContext, { adminIds }: Services): Promise<void> {
  if (ctx.chat?.type !== 'private') return
  const menu = adminIds.includes(ctx.person) ? forAdmins(ctx.frame) : listed(ctx.frame.commands)
  await ctx.api.setMyCommands(menu, { scope: { type: 'chat', chat_id: ctx.chat.id } })
}
