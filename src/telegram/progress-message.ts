import type { Progress } from '../curation/publisher.ts'
import { describe } from './log.ts'
import type { BotContext, Services } from './services.ts'

/** Telegram tolerates about one edit a second in a chat. */
const EDIT_EVERY_MS = 2_000

/** A message that edits itself while an index is built. */
export class ProgressMessage {
  readonly #ctx: BotContext
  readonly #services: Services
  readonly #message: number
  #edited = performance.now()
  #began: number | undefined
  #text: string

  private constructor(ctx: BotContext, services: Services, message: number, text: string) {
    this.#ctx = ctx
    this.#services = services
    this.#message = message
    this.#text = text
  }

  static async send(ctx: BotContext, services: Services, text: string): Promise<ProgressMessage> {
    const { message_id: message } = await ctx.reply(text)
    return new ProgressMessage(ctx, services, message, text)
  }

  readonly tell: Progress = (done, total) => {
    const now = performance.now()
    this.#began ??= now
    if (now - this.#edited < EDIT_EVERY_MS) return
    this.#edited = now
    const seconds = done === 0 ? undefined : Math.ceil((((now - this.#began) / done) * (total - done)) / 1000)
    const percent = Math.floor((100 * done) / Math.max(1, total))
    void this.#edit(this.#ctx.frame.admin.building(percent, done, total, seconds))
  }

  /** The last word. */
  async end(text: string): Promise<void> {
    await this.#edit(text)
  }

  async #edit(text: string): Promise<void> {
    if (text === this.#text) return
    this.#text = text
    await this.#ctx.api
      .editMessageText(this.#ctx.chat!.id, this.#message, text)
      .catch((error: unknown) => this.#services.log.info(describe(error), 'progress'))
  }
}
