import type { Span } from '../types.ts'

/** A text, character by character as it is, with marked places; `spans` ascend and do not overlap. */
export function Marked({ text, spans, id }: { text: string; spans: readonly Span[]; id?: string | undefined }) {
  const starts = [0, ...spans.map(({ end }) => end)]
  return (
    <>
      {starts.map((start, i) => {
        const span = spans[i]
        return (
          <>
            {text.slice(start, span?.start ?? text.length)}
            {span && <mark id={i === 0 ? id : undefined}>{text.slice(span.start, span.end)}</mark>}
          </>
        )
      })}
    </>
  )
}
