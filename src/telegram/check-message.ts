import { FormattedString } from '@grammyjs/parse-mode'
import type { QuotationCheck } from '../answering/check-quotation.ts'
import type { Frame } from '../language/frame.ts'
import { pack, partsOf, roomFor } from './long-message.ts'

/** What became of a text that was said to be a quotation. */
export function checkMessages(check: QuotationCheck, frame: Frame, leastWords: number): FormattedString[] {
  const texts = frame.check
  switch (check.kind) {
    case 'too-short':
      return [new FormattedString(texts.tooShort(leastWords))]
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
  const source = `\n${frame.citation(essay, passage)}`
  return partsOf(original, roomFor(source)).map(({ start, end }) =>
    FormattedString.blockquote(original.slice(start, end)).plain(source),
  )
}

/** Telegram reads at most a hundred entities. */
const MOST_DIFFERENCES = 90

function differenceBlocks(differences: Extract<QuotationCheck, { kind: 'nearly' }>['differences']): FormattedString[] {
  const formats = {
    same: (words: string) => new FormattedString(words),
    added: (words: string) => FormattedString.strikethrough(words),
    missing: (words: string) => FormattedString.underline(words),
  }
  const shown = differences.slice(0, MOST_DIFFERENCES).map(({ kind, words }) => formats[kind](words))
  const text = FormattedString.join(shown, ' ')
  return partsOf(text.text, roomFor('')).map(({ start, end }) => text.slice(start, end))
}
