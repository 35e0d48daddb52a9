import type { BotContext } from './services.ts'

/** A phone cuts a long text into several messages, which come right after one another. */
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
    open.timer = setTimeout(() => {
      this.#open.delete(chat)
      this.#complete(ctx, open.texts.reduce(joined)).catch(this.#onProblem)
    }, NEXT_WITHIN_MS)
  }
}

/** A phone takes away the white space where it cuts: after the end of a sentence it was a new line, else a space. */
function joined(before: string, after: string): string {
  return `${before}${/[.!?:”"]$/.test(before) ? '\n' : ' '}${after}`
}
