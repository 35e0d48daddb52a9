import { FormattedString } from '@grammyjs/parse-mode'
import { InlineKeyboard } from 'grammy'
import type { ChosenQuote } from '../answering/quote.ts'
import { shortEssayId } from '../search/lookup.ts'
import type { Topic } from '../conversation/examples.ts'
import type { Frame } from '../language/frame.ts'
import { essayTitle } from '../language/indonesian.ts'
import type { Essay, Span } from '../types.ts'
import { citation, withBold } from './answer-message.ts'
import { pressButton, shortened } from './keyboards.ts'
import { addressOf } from './links.ts'
import { pack, partsOf, roomFor } from './long-message.ts'

const LONGEST_TITLE = 300
/** A page is read without scrolling far. */
const PAGE = 2_000
const ESSAYS_A_PAGE = 10

/** A message that is turned in place. */
export interface Page {
  readonly message: FormattedString
  readonly keyboard: InlineKeyboard
}

const keyboardOf = (...rows: InlineKeyboard['inline_keyboard']) => new InlineKeyboard(rows.filter((row) => row.length > 0))

/** Ten essays with their full titles, and a button each; essays may have the same title, so that buttons have numbers. */
export function essayList(essays: readonly Essay[], page: number, frame: Frame): Page {
  const first = Math.min(page, Math.ceil(essays.length / ESSAYS_A_PAGE) - 1) * ESSAYS_A_PAGE
  const shown = essays.slice(first, first + ESSAYS_A_PAGE)
  const titles = shown.map((essay, i) => `${first + i + 1}. ${shortened(essayTitle(essay), LONGEST_TITLE)}`)
  const turn = (label: string, to: number) => pressButton(label, { action: 'essays', page: to / ESSAYS_A_PAGE })
  return {
    message: new FormattedString(`${frame.essayList}\n\n${titles.join('\n')}`),
    keyboard: keyboardOf(
      ...shown.map((essay, i) => {
        const label = shortened(`${first + i + 1}. ${essay.author ?? essay.outlet ?? essay.title}`)
        return [pressButton(label, { action: 'essay', essay: shortEssayId(essay.id), offset: 0 })]
      }),
      [
        ...(first > 0 ? [turn(frame.buttons.back, first - ESSAYS_A_PAGE)] : []),
        ...(first + ESSAYS_A_PAGE < essays.length ? [turn(frame.buttons.forth, first + ESSAYS_A_PAGE)] : []),
      ],
    ),
  }
}

/** The topics, and the questions of one of them. */
export function topicPage(topics: readonly Topic[], names: readonly string[], chosen: number, frame: Frame): Page {
  const open = topics[chosen]
  return {
    message: new FormattedString(frame.topicList),
    keyboard: keyboardOf(
      ...topics.flatMap((_, i) => [
        [pressButton(`${i === chosen ? '▾' : '▸'} ${names[i]!}`, { action: 'topic', topic: i === chosen ? topics.length : i })],
        ...(i === chosen && open !== undefined
          ? open.examples.map(({ id, question }) => [pressButton(shortened(question), { action: 'example', example: id })])
          : []),
      ]),
    ),
  }
}

/** The page of an essay that holds a place in its text; what is `marked` there stands out. */
export function pageOf(essay: Essay, offset: number, frame: Frame, marked?: Span): Page {
  const pages = pagesOf(essay)
  const number = Math.max(
    0,
    pages.findLastIndex(({ start }) => start <= offset),
  )
  const page = pages[number]!
  const address = addressOf(essay)
  const by = [essay.author, essay.outlet, essay.published].filter((part) => part !== undefined).join(', ')
  const head = FormattedString.bold(essay.title).plain(by === '' ? '\n\n' : `\n${by}\n\n`)
  const foot =
    pages.length > 1 ? new FormattedString('\n\n').italic(frame.page(number + 1, pages.length)) : new FormattedString('')
  const turn = (label: string, to: Span | undefined) =>
    to === undefined ? [] : [pressButton(label, { action: 'essay', essay: shortEssayId(essay.id), offset: to.start })]
  return {
    message: head.concat(withHeadings(essay.text, page, marked)).concat(foot),
    keyboard: keyboardOf(
      [...turn(frame.buttons.back, pages[number - 1]), ...turn(frame.buttons.forth, pages[number + 1])],
      address === undefined ? [] : [InlineKeyboard.url(frame.buttons.source, address)],
      [pressButton(frame.buttons.essays, { action: 'essays', page: 0 })],
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

/** “## Heading” as a bold line, and what is marked in bold too. */
function withHeadings(text: string, { start, end }: Span, marked?: Span): FormattedString {
  const visible = text.slice(start, end)
  const from = start + visible.length - visible.trimStart().length
  const to = start + visible.trimEnd().length
  let formatted = new FormattedString('')
  let at = from
  for (const heading of text.slice(from, to).matchAll(/^#{1,6} (.*)$/gm)) {
    const place = from + heading.index
    formatted = formatted
      .concat(withBold(text, { start: at, end: place }, marked === undefined ? [] : [marked]))
      .bold(heading[1]!)
    at = place + heading[0].length
  }
  return formatted.concat(withBold(text, { start: at, end: to }, marked === undefined ? [] : [marked]))
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
  const source = citation(essay, passage, frame)
  return pack([
    FormattedString.bold(title),
    ...partsOf(text, roomFor(source.text) - title.length - 2).map((part) => withBold(text, part, [marked])),
    source,
  ])
}

export function contextKeyboard({ passage }: ChosenQuote, frame: Frame): InlineKeyboard {
  return new InlineKeyboard([[pressButton(frame.buttons.readEssay, { action: 'read', passage: passage.id })]])
}
