import type { EssayReference } from '../types.ts'

/** Passages that a link names: one quote that was shared, or the quotes of an answer. Telegram allows 64 letters, digits, _ and -. */
const PAYLOAD = /^(?:k_([0-9a-f]{16})|a_([0-9a-f]{16}(?:_[0-9a-f]{16}){0,2}))$/

/** A link that opens this very quote in a private chat with the bot. */
export function linkToQuote(username: string, passageId: string): string {
  return `https://t.me/${username}?start=k_${passageId}`
}

/** A link that opens the quotes of an answer, at most three. */
export function linkToAnswer(username: string, passageIds: readonly string[]): string {
  return `https://t.me/${username}?start=a_${passageIds.join('_')}`
}

/** Where an essay was published, if that is an address that Telegram takes. */
export function addressOf({ url }: EssayReference): string | undefined {
  return url !== undefined && URL.canParse(url) && /^https?:\/\/[^\s]+$/.test(url) ? url : undefined
}

/** Telegram's own page for handing on a link. */
export function linkToShare(link: string, text: string): string {
  // Not URLSearchParams: some phones show its “+” for a space as it is.
  return `https://t.me/share/url?url=${encodeURIComponent(link)}&text=${encodeURIComponent(text)}`
}

/** The passages that the payload of /start names; undefined when it names none. */
export function passagesOfPayload(payload: string): readonly string[] | undefined {
  const [, one, several] = PAYLOAD.exec(payload) ?? []
  return one === undefined ? several?.split('_') : [one]
}
