import { GrammyError, HttpError } from 'grammy'

/** Of people, not of the program: they blocked the bot, deleted a chat or a message, or took their time to press a button. */
const EXPECTED =
  /chat not found|user is deactivated|message (?:thread |to (?:be )?\w+ )?(?:is )?(?:not found|not modified)|message can't be|MESSAGE_ID_INVALID|query is too old|query ID is invalid|have no rights|not enough rights|need administrator rights|CHAT_(?:WRITE|SEND_\w+)_FORBIDDEN|CHAT_RESTRICTED|CHANNEL_PRIVATE|TOPIC_(?:CLOSED|DELETED)|upgraded to a supergroup|PEER_ID_INVALID/i

export function isExpected(error: unknown): boolean {
  if (!(error instanceof GrammyError)) return false
  return error.error_code === 403 || (error.error_code === 400 && EXPECTED.test(error.description))
}

/** Telegram itself failed: then another message would fail too. */
export function isOfTelegram(error: unknown): boolean {
  return error instanceof GrammyError || error instanceof HttpError
}
