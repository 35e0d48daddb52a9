import type { BotContext } from './services.ts'

/** A phone cuts a long text into messages of 4,096 units; this long it may go on in the next. */
const FULL = 3_900
const NEXT_WITHIN_MS = 1_500

interface Open {
  readonly texts: string[]
  timer?: NodeJS.Timeout
}

/** Puts the messages together that one pasted text was cut into. */
export class Paste {
  readonly #open = new Map<number, Open>()
  readonly #complete: (ctx: BotContext, text: string) => Promise<void>

  readonly #onProblem: (error: unknown) => void

  constructor(complete: (ctx: BotContext, text: string) => Promise<void>, onProblem: (error: unknown) => void) {
    this.#complete = complete
    this.#onProblem = onProblem
  }

  isOpen(chat: number): boolean {
    return this.#open.has(chat)
  }

  add(ctx: BotContext, text: string): void {
    const chat = ctx.chat!.id
    const open = this.#open.get(chat) ?? { texts: [] }
    this.#open.set(chat, open)
    open.texts.push(text)
    clearTimeout(open.timer)
    open.timer = setTimeout(
      () => {
        this.#open.delete(chat)
        this.#complete(ctx, open.texts.join('')).catch(this.#onProblem)
      },
      text.length >= FULL ? NEXT_WITHIN_MS : 0,
    )
  }
}
