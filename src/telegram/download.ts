import { UserError } from '../errors.ts'
import type { BotContext } from './services.ts'

/** Where Telegram's files are fetched from. */
export interface FileServer {
  readonly apiRoot: string
  readonly token: string
}

/** Telegram hands bots no larger files. */
const LARGEST = 20_000_000
const SECONDS = 60

/** The document of a message. @throws UserError when it is too large or cannot be fetched. */
export async function download(ctx: BotContext, { apiRoot, token }: FileServer): Promise<Uint8Array> {
  const document = ctx.msg!.document!
  const tooLarge = new UserError('Berkas itu lebih besar dari 20 MB; bagi menjadi berkas yang lebih kecil.')
  if ((document.file_size ?? 0) > LARGEST) throw tooLarge
  const { file_path: path } = await ctx.getFile()
  if (path === undefined) throw tooLarge
  const response = await fetch(`${apiRoot}/file/bot${token}/${path}`, { signal: AbortSignal.timeout(SECONDS * 1000) })
  if (!response.ok || response.body === null) throw new UserError('Berkas itu tidak dapat diambil dari Telegram; kirim ulang.')
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of response.body as unknown as AsyncIterable<Uint8Array>) {
    length += piece.length
    if (length > LARGEST) throw tooLarge
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}
