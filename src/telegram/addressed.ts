import type { Context } from 'grammy'
import type { Message } from 'grammy/types'
import { pointsAt } from '../conversation/pointing.ts'

/** What a message in a group wants of the bot. */
export interface Addressed {
  /** A question, a text to check, or a command that groups do not have. */
  readonly wants: 'answer' | 'check' | 'private-command'
  /** Without the bot's name; empty when the bot was only called. */
  readonly text: string
}

/**
 * Asked by /tanya or /cek, by a mention, or by a reply to the bot; undefined when people talk with one another. “@bot ini benar?” under
 * somebody else's message is about that message.
 */
export function addressed({ me, msg }: Pick<Context, 'me' | 'msg'>): Addressed | undefined {
  const text = msg?.text ?? msg?.caption
  if (text === undefined || msg === undefined) return undefined
  const entities = msg.entities ?? msg.caption_entities ?? []
  const command = entities.find(({ type, offset }) => type === 'bot_command' && offset === 0)
  if (command !== undefined) {
    const [name = '', username] = text.slice(1, command.length).toLowerCase().split('@')
    if (username !== undefined && username !== me.username.toLowerCase()) return undefined
    const rest = text.slice(command.length).trim()
    if (name === 'tanya') return aboutReply(rest, msg) ?? { wants: 'answer', text: rest }
    if (name === 'cek') return { wants: 'check', text: rest === '' ? repliedText(msg) : rest }
    return username === undefined ? undefined : { wants: 'private-command', text: '' }
  }
  const mentions = entities.filter(
    (entity) =>
      (entity.type === 'mention' &&
        text.slice(entity.offset + 1, entity.offset + entity.length).toLowerCase() === me.username.toLowerCase()) ||
      (entity.type === 'text_mention' && entity.user.id === me.id),
  )
  if (mentions.length > 0) {
    const rest = mentions.reduceRight(
      (rest, { offset, length }) => `${rest.slice(0, offset)} ${rest.slice(offset + length)}`,
      text,
    )
    const own = rest.replace(/^[\s,:]+/, '').trim()
    return aboutReply(own, msg) ?? { wants: 'answer', text: own }
  }
  return msg.reply_to_message?.from?.id === me.id && msg.via_bot?.id !== me.id ? { wants: 'answer', text } : undefined
}

function aboutReply(text: string, message: Message): Addressed | undefined {
  const replied = repliedText(message)
  const wants = replied === '' ? undefined : pointsAt(text)
  return wants === undefined ? undefined : { wants: wants === 'check' ? 'check' : 'answer', text: replied }
}

export function repliedText({ reply_to_message: replied }: Message): string {
  return (replied?.text ?? replied?.caption ?? '').trim()
}

/** The text of a message as a question, wherever it was asked. */
export function questionIn(text: string, username: string): string {
  return text
    .replace(/^\/tanya(?:@\w+)?(?=\s|$)/i, '')
    .replaceAll(new RegExp(`@${username}\\b`, 'gi'), ' ')
    .trim()
}
