import { Chalk } from 'chalk'
import wrapAnsi from 'wrap-ansi'
import { DISCLAIMER, NEAREST, NOT_FOUND, citation, essayTitle, heading } from '../language/indonesian.ts'
import type { Answer, Quote } from '../types.ts'

const WIDEST = 80
const NARROWEST = 20

export interface Screen {
  readonly columns: number
  readonly colours: boolean
}

/** What stdout can show: at most 80 columns, colours only on a terminal (and not where NO_COLOR is set). */
export function screenOf(stream: NodeJS.WriteStream): Screen {
  return {
    columns: Math.min(Math.max((stream.isTTY && stream.columns) || WIDEST, NARROWEST), WIDEST),
    colours: stream.isTTY && process.env.NO_COLOR === undefined,
  }
}

export function renderAnswer(answer: Answer, screen: Screen): string {
  const style = new Chalk({ level: screen.colours ? 1 : 0 })
  const wrap = (text: string, indent = '') =>
    wrapAnsi(text, screen.columns - indent.length, { hard: true })
      .split('\n')
      .map((line) => indent + line)
      .join('\n')

  if (answer.kind === 'not-found') {
    const titles = answer.nearest.map((essay) => wrap(essayTitle(essay), '  ').replace(/^ {2}/, '- '))
    return [wrap(NOT_FOUND), '', wrap(NEAREST), ...titles].join('\n')
  }
  const quotes = answer.quotes.map((quote) => {
    const text = wrap(marked(quote, screen.colours ? (part) => style.bold(part) : (part) => `**${part}**`), '│ ')
    return `${text}\n${style.dim(wrap(citation(quote.essay, quote.passage), '  '))}`
  })
  return [style.bold(wrap(heading(answer.kind, answer.quotes))), ...quotes, style.dim(wrap(DISCLAIMER))].join('\n\n')
}

/** The text of a quote with its highlights marked, from the last to the first so that the places stay right. */
function marked({ passage, highlights }: Quote, mark: (part: string) => string): string {
  return highlights.reduceRight(
    (text, { start, end }) => text.slice(0, start) + mark(text.slice(start, end)) + text.slice(end),
    passage.text,
  )
}
