import type { Context } from 'grammy'
import type { Message } from 'grammy/types'

/**
 * What a message in a group asks of the bot, without the bot's name: asked by /tanya, by a mention, or as a reply to the bot.
 * Undefined when people talk with one another; empty when the bot was only called.
 */
export function addressedText({ me, msg }: Pick<Context, 'me' | 'msg'>): string | undefined {
  if (msg?.text === undefined) return undefined
  const { text, entities = [] } = msg
  const command = entities.find(({ type, offset }) => type === 'bot_command' && offset === 0)
  if (command !== undefined) {
    const [name, username] = text.slice(1, command.length).split('@')
    const isTanya = name?.toLowerCase() === 'tanya' && (username === undefined || isSame(username, me.username))
    return isTanya ? withRepliedText(text.slice(command.length), msg) : undefined
  }
  const mentions = entities.filter(
    (entity) =>
      (entity.type === 'mention' && isSame(text.slice(entity.offset + 1, entity.offset + entity.length), me.username)) ||
      (entity.type === 'text_mention' && entity.user.id === me.id),
  )
  if (mentions.length > 0) {
    const rest = mentions.reduceRight(
      (rest, { offset, length }) => `${rest.slice(0, offset)} ${rest.slice(offset + length)}`,
      text,
    )
    return withRepliedText(rest.replace(/^[\s,:]+/, ''), msg)
  }
  return msg.reply_to_message?.from?.id === me.id ? text : undefined
}

/** “@bot” alone, in reply to what somebody asked: that is the question. */
function withRepliedText(text: string, { reply_to_message: replied }: Message): string {
  return text.trim() === '' ? (replied?.text ?? '').trim() : text.trim()
}

function isSame(username: string, own: string): boolean {
  return username.toLowerCase() === own.toLowerCase()
}

/** The text of a message as a question, wherever it was asked. */
export function questionIn(text: string, username: string): string {
  return text
    .replace(/^\/tanya(?:@\w+)?(?=\s|$)/i, '')
    .replaceAll(new RegExp(`@${username}\\b`, 'gi'), ' ')
    .trim()
}
