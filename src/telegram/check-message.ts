import { FormattedString } from '@grammyjs/parse-mode'
import { LEAST_WORDS, checkQuotation } from '../answering/check-quotation.ts'
import type { Difference, QuotationCheck } from '../answering/check-quotation.ts'
import type { Frame } from '../language/frame.ts'
import { citation } from './answer-message.ts'
import { quotesKeyboard } from './keyboards.ts'
import { pack, partsOf, roomFor } from './long-message.ts'
import type { Reply } from './replies.ts'
import type { BotContext, Services } from './services.ts'

/** Whether a text that circulates is in an essay, with buttons to see it there. */
export function checkReply({ frame, me }: BotContext, text: string, { generation }: Services): Reply {
  if (text.trim() === '') return { messages: [new FormattedString(frame.check.usage)] }
  const check = checkQuotation(text, generation())
  const messages = checkMessages(check, frame)
  if (check.kind === 'too-short' || check.kind === 'absent') return { messages }
  return { messages, keyboard: quotesKeyboard([{ ...check, highlights: [] }], [], frame, me.username, { votes: false }) }
}

/** What became of a text that was said to be a quotation. */
export function checkMessages(check: QuotationCheck, frame: Frame): FormattedString[] {
  const texts = frame.check
  switch (check.kind) {
    case 'too-short':
      return [new FormattedString(texts.tooShort(LEAST_WORDS))]
    case 'absent':
      return [new FormattedString(texts.absent)]
    case 'exact':
      return pack([new FormattedString(check.toTheLetter ? texts.exact : texts.exactButForm), ...originalBlocks(check, frame)])
    case 'nearly':
      return pack([
        new FormattedString(texts.nearly),
        ...differenceBlocks(check.differences),
        FormattedString.italic(texts.legend),
        FormattedString.bold(texts.original),
        ...originalBlocks(check, frame),
      ])
  }
}

type Found = Extract<QuotationCheck, { kind: 'exact' | 'nearly' }>

function originalBlocks({ original, essay, passage }: Found, frame: Frame): FormattedString[] {
  const source = new FormattedString('\n').concat(citation(essay, passage, frame))
  return partsOf(original, roomFor(source.text)).map(({ start, end }) =>
    FormattedString.blockquote(original.slice(start, end)).concat(source),
  )
}

/** Telegram reads at most a hundred entities; a block must fit a message by itself. */
const DIFFERENCES_A_BLOCK = 90

const FORMATS: Readonly<Record<Difference['kind'], (words: string) => FormattedString>> = {
  same: (words) => new FormattedString(words),
  added: (words) => FormattedString.strikethrough(words),
  missing: (words) => FormattedString.underline(words),
}

function differenceBlocks(differences: readonly Difference[]): FormattedString[] {
  const blocks: FormattedString[] = []
  for (let at = 0; at < differences.length; at += DIFFERENCES_A_BLOCK) {
    const some = differences.slice(at, at + DIFFERENCES_A_BLOCK).map(({ kind, words }) => FORMATS[kind](words))
    const text = FormattedString.join(some, ' ')
    blocks.push(...partsOf(text.text, roomFor('')).map(({ start, end }) => text.slice(start, end)))
  }
  return blocks
}
