/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import type { ChosenQuote } from '../answering/quote.ts'
import type { Span } from '../types.ts'

/** A text, character by character as it is, with marked places; `spans` ascend and do not overlap. */
export function Marked({ text, spans }: { text: string; spans: readonly Span[] }) {
  const starts = [0, ...spans.map(({ end }) => end)]
  return (
    <>
      {starts.map((start, i) => {
        const span = spans[i]
        return (
          <>
            {text.slice(start, span?.start ?? text.length)}
            {span && <mark>{text.slice(span.start, span.end)}</mark>}
          </>
        )
      })}
    </>
  )
}

/** The words of a quote, with the sentences that answer marked. */
export function QuotedWords({ quote: { passage, highlights } }: { quote: ChosenQuote }) {
  return (
    <blockquote lang="id">
      <p>
        <Marked text={passage.text} spans={highlights} />
      </p>
    </blockquote>
  )
}
