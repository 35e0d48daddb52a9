import { FormattedString } from '@grammyjs/parse-mode'
import { InlineKeyboard } from 'grammy'
import type { ChosenQuote } from '../answering/quote.ts'
import { shortEssayId } from '../search/lookup.ts'
import type { Frame } from '../language/frame.ts'
import { essayTitle } from '../language/indonesian.ts'
import type { Essay, Span } from '../types.ts'
import { withBold } from './answer-message.ts'
import { encodePress } from './callback-data.ts'
import { shortened } from './keyboards.ts'
import { pack, partsOf, roomFor } from './long-message.ts'

const LONGEST_TITLE = 300
/** A page is read without scrolling far. */
const PAGE = 2_400
const ESSAYS_A_PAGE = 10

/** Ten essays with their full titles, and a button each; essays may have the same title, so that buttons have numbers. */
export function essayList(essays: readonly Essay[], page: number, frame: Frame): Page {
  const first = Math.min(page, Math.ceil(essays.length / ESSAYS_A_PAGE) - 1) * ESSAYS_A_PAGE
  const shown = essays.slice(first, first + ESSAYS_A_PAGE)
  const titles = shown.map((essay, i) => `${first + i + 1}. ${shortened(essayTitle(essay), LONGEST_TITLE)}`)
  const turn = (label: string, to: number) =>
    InlineKeyboard.text(label, encodePress({ action: 'essays', page: to / ESSAYS_A_PAGE }))
  return {
    message: new FormattedString(`${frame.essayList}\n\n${titles.join('\n')}`),
    keyboard: new InlineKeyboard(
      [
        ...shown.map((essay, i) => [
          InlineKeyboard.text(
            shortened(`${first + i + 1}. ${essay.author ?? essay.outlet ?? essay.title}`),
            encodePress({ action: 'essay', essay: shortEssayId(essay.id), offset: 0 }),
          ),
        ]),
        [
          ...(first > 0 ? [turn('‹', first - ESSAYS_A_PAGE)] : []),
          ...(first + ESSAYS_A_PAGE < essays.length ? [turn('›', first + ESSAYS_A_PAGE)] : []),
        ],
      ].filter((row) => row.length > 0),
    ),
  }
}

export interface Page {
  readonly message: FormattedString
  readonly keyboard: InlineKeyboard
}

/** The page of an essay that holds a place in its text. */
export function pageOf(essay: Essay, offset: number, frame: Frame): Page {
  const pages = pagesOf(essay)
  const found = pages.findLastIndex(({ start }) => start <= offset)
  const number = Math.max(0, found)
  const { start, end } = pages[number]!
  const by = [essay.author, essay.outlet, essay.published].filter((part) => part !== undefined).join(', ')
  const head = FormattedString.bold(essay.title).plain(by === '' ? '\n\n' : `\n${by}\n\n`)
  const message = head
    .concat(withHeadings(essay.text.slice(start, end)))
    .concat(pages.length > 1 ? new FormattedString('\n\n').italic(frame.page(number + 1, pages.length)) : new FormattedString(''))
  const turn = (label: string, page: Span | undefined) =>
    page === undefined
      ? []
      : [InlineKeyboard.text(label, encodePress({ action: 'essay', essay: shortEssayId(essay.id), offset: page.start }))]
  return {
    message,
    keyboard: new InlineKeyboard(
      [
        [...turn('‹', pages[number - 1]), ...turn('›', pages[number + 1])],
        [InlineKeyboard.text(frame.buttons.essays, encodePress({ action: 'essays', page: 0 }))],
      ].filter((row) => row.length > 0),
    ),
  }
}

/** Whole paragraphs where they fit; with the headings above them. */
function pagesOf({ text, paragraphs }: Essay): Span[] {
  const blocks = paragraphs.map((paragraph, i) => ({ start: i === 0 ? 0 : paragraphs[i - 1]!.end, end: paragraph.end }))
  const pages: Span[] = []
  for (const block of blocks) {
    for (const part of partsOf(text.slice(block.start, block.end), PAGE)) {
      const [start, end] = [block.start + part.start, block.start + part.end]
      const last = pages.at(-1)
      if (last !== undefined && end - last.start <= PAGE) pages[pages.length - 1] = { start: last.start, end }
      else pages.push({ start, end })
    }
  }
  return pages
}

/** “## Heading” as a bold line. */
function withHeadings(text: string): FormattedString {
  return text
    .trim()
    .split(/^(#{1,6} .*)$/m)
    .reduce((done, part, i) => (i % 2 === 1 ? done.bold(part.replace(/^#+ /, '')) : done.plain(part)), new FormattedString(''))
}

/** A quote within its whole paragraph and the paragraphs around it. */
export function contextMessages({ passage }: ChosenQuote, essay: Essay, frame: Frame): FormattedString[] {
  const first = passage.paragraph - 1
  const last = (passage.lastParagraph ?? passage.paragraph) - 1
  const around = essay.paragraphs.slice(Math.max(0, first - 1), last + 2)
  const span = { start: around[0]!.start, end: around.at(-1)!.end }
  const marked = { start: passage.start - span.start, end: passage.end - span.start }
  const text = essay.text.slice(span.start, span.end)
  const title = frame.contextOf(essay.title)
  const source = `\n${frame.citation(essay, passage)}`
  return pack([
    FormattedString.bold(title),
    ...partsOf(text, roomFor(source) - title.length - 2).map((part) => withBold(text, part, [marked])),
    FormattedString.italic(frame.citation(essay, passage)),
  ])
}

export function contextKeyboard({ passage }: ChosenQuote, essay: Essay, frame: Frame): InlineKeyboard {
  return new InlineKeyboard([
    [
      InlineKeyboard.text(
        frame.buttons.readEssay,
        encodePress({ action: 'essay', essay: shortEssayId(essay.id), offset: passage.start }),
      ),
    ],
  ])
}
