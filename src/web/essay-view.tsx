import { essayTitle } from '../language/indonesian.ts'
import type { Generation } from '../search/generation.ts'
import type { Essay, Passage, Span } from '../types.ts'
import { Original, essayHref } from './answer-view.tsx'
import { Said } from './layout.tsx'
import type { Edition } from './layout.tsx'
import { Marked } from './marked.tsx'

const ESSAYS_A_PAGE = 100

/** A whole essay, with a passage marked in its place. */
export function EssayView({ edition, essay, passage }: { edition: Edition; essay: Essay; passage?: Passage | undefined }) {
  const { texts } = edition
  const by = [essay.author, essay.outlet, essay.published].filter((part) => part !== undefined).join(' · ')
  return (
    <article class="essay" aria-labelledby="judul-esai">
      <h1 id="judul-esai" lang="id">
        <Said>{essay.title}</Said>
      </h1>
      <p class="byline">
        {by !== '' && <Said>{by}</Said>} <Original edition={edition} essay={essay} />
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
              <Marked
                text={essay.text.slice(paragraph.start, paragraph.end)}
                spans={passage === undefined ? [] : common(paragraph, passage)}
                id={i + 1 === passage?.paragraph ? 'kutipan' : undefined}
              />
            </p>
          </>
        ))}
      </div>
    </article>
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

/** What two spans of a text have in common, as places in the first. */
function common({ start, end }: Span, other: Span): Span[] {
  const [from, to] = [Math.max(start, other.start), Math.min(end, other.end)]
  return from < to ? [{ start: from - start, end: to - start }] : []
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
              {essayTitle(essay)}
            </a>{' '}
            <small>{texts.essays.paragraphs(essay.paragraphs.length)}</small>
          </li>
        ))}
      </ul>
      {pages > 1 && (
        <nav class="row" aria-label={texts.essays.title}>
          {shown > 1 && (
            <a href={`${base}/esai?halaman=${shown - 1}`} data-back>
              ‹ {texts.demo.back}
            </a>
          )}
          <span>{texts.essays.page(shown, pages)}</span>
          {shown < pages && (
            <a href={`${base}/esai?halaman=${shown + 1}`} data-forth>
              {texts.demo.forth} ›
            </a>
          )}
        </nav>
      )}
    </>
  )
}
