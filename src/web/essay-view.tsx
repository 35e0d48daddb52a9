/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import type { Generation } from '../search/generation.ts'
import type { Essay, Passage, Span } from '../types.ts'
import { Original, essayHref } from './answer-view.tsx'
import { Said } from './layout.tsx'
import type { Edition } from './layout.tsx'
import { Marked } from './marked.tsx'

const ESSAYS_A_PAGE = 100

interface EssayViewProps {
  readonly edition: Edition
  readonly essay: Essay
  readonly passage: Passage | undefined
  /** The sentences of the passage that answer. */
  readonly highlights: readonly Span[]
}

/** A whole essay, with a passage marked in its place. */
export function EssayView({ edition, essay, passage, highlights }: EssayViewProps) {
  const { texts } = edition
  const by = [essay.author, essay.outlet, essay.published].filter((part) => part !== undefined).join(' · ')
  const sentences = highlights.map(({ start, end }) => ({
    start: start + (passage?.start ?? 0),
    end: end + (passage?.start ?? 0),
  }))
  return (
    <article class="essay" aria-labelledby="judul-esai">
      <h1 id="judul-esai" lang="id">
        <Said>{essay.title}</Said>
      </h1>
      <p class="byline">
        <Said>{by === '' ? texts.essays.unknown : by}</Said> <Original edition={edition} essay={essay} />
      </p>
      {passage !== undefined && <p class="note">{texts.essays.marked}</p>}
      <div lang="id" class="text">
        {essay.paragraphs.map((paragraph, i) => (
          <>
            <Headings text={essay.text.slice(essay.paragraphs[i - 1]?.end ?? 0, paragraph.start)} />
            <p class="paragraph">
              <span class="number" aria-hidden="true">
                {i + 1}
              </span>
              <Paragraph
                essay={essay}
                span={paragraph}
                passage={passage && common(paragraph, passage)}
                sentences={sentences}
                id={i + 1 === passage?.paragraph ? 'kutipan' : undefined}
              />
            </p>
          </>
        ))}
      </div>
    </article>
  )
}

interface ParagraphProps {
  readonly essay: Essay
  readonly span: Span
  /** What of the passage is in this paragraph. */
  readonly passage: Span | undefined
  readonly sentences: readonly Span[]
  readonly id: string | undefined
}

function Paragraph({ essay: { text }, span: { start, end }, passage, sentences, id }: ParagraphProps) {
  if (passage === undefined) return <>{text.slice(start, end)}</>
  const marked = sentences.flatMap((sentence) => common(passage, sentence) ?? [])
  return (
    <>
      {text.slice(start, passage.start)}
      <span class="passage" id={id}>
        <Marked
          text={text.slice(passage.start, passage.end)}
          spans={marked.map((sentence) => ({ start: sentence.start - passage.start, end: sentence.end - passage.start }))}
        />
      </span>
      {text.slice(passage.end, end)}
    </>
  )
}

/** The headings between two paragraphs. */
function Headings({ text }: { text: string }) {
  return (
    <>
      {[...text.matchAll(/^#{1,6} +(.*)$/gm)].map(([, heading]) => (
        <h2>{heading}</h2>
      ))}
    </>
  )
}

/** What two spans of a text have in common. */
function common(one: Span, other: Span): Span | undefined {
  const [start, end] = [Math.max(one.start, other.start), Math.min(one.end, other.end)]
  return start < end ? { start, end } : undefined
}

/** `page` counts from 1. */
export function EssayList({ edition, generation, page }: { edition: Edition; generation: Generation; page: number }) {
  const { texts, base } = edition
  const essays = [...generation.essays.values()]
  const pages = Math.ceil(essays.length / ESSAYS_A_PAGE)
  const shown = Math.min(pages, page)
  return (
    <>
      <h1>{texts.essays.title}</h1>
      <p class="lead">{texts.essays.intro(essays.length, generation.passages.length)}</p>
      <ul class="essays">
        {essays.slice((shown - 1) * ESSAYS_A_PAGE, shown * ESSAYS_A_PAGE).map((essay) => (
          <li>
            <a href={essayHref(edition, essay)} lang="id">
              {essay.title}
            </a>
            <small>
              <Said>{[essay.author, essay.outlet].filter((name) => name !== undefined).join(' · ') || texts.essays.unknown}</Said>{' '}
              · {texts.essays.paragraphs(essay.paragraphs.length)}
            </small>
          </li>
        ))}
      </ul>
      {pages > 1 && (
        <nav class="row" aria-label={texts.essays.title}>
          {shown > 1 && <a href={`${base}/esai?halaman=${shown - 1}`}>‹ {texts.demo.back}</a>}
          <span>{texts.essays.page(shown, pages)}</span>
          {shown < pages && <a href={`${base}/esai?halaman=${shown + 1}`}>{texts.demo.forth} ›</a>}
        </nav>
      )}
    </>
  )
}
