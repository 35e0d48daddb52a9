/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import type { Answer, Question } from '../types.ts'
import { Said } from './layout.tsx'
import type { Edition } from './layout.tsx'
import { QuotedWords } from './marked.tsx'

export interface SheetEntry {
  readonly question: Question
  readonly answer: Answer
}

/** The session on paper: questions, quotes, citations, date; no names. */
export function SheetView({ edition, entries, date }: { edition: Edition; entries: readonly SheetEntry[]; date: Date }) {
  const { texts, base } = edition
  return (
    <article class="sheet">
      <h1>{texts.sheet.title}</h1>
      <p class="lead">
        Tanya ASN · <time datetime={date.toLocaleDateString('sv-SE')}>{texts.sheet.date(date)}</time>
      </p>
      <p class="row screen-only">
        <button type="button" class="primary" data-print hidden={entries.length === 0}>
          {texts.sheet.print}
        </button>
        <a href={`${base}/`}>{texts.nav.ask}</a>
      </p>
      {entries.length === 0 && <p>{texts.sheet.empty}</p>}
      <ol class="entries">
        {entries.map(({ question, answer }) => (
          <li>
            <h2>
              <Said>{question.text}</Said>
            </h2>
            {answer.kind === 'not-found' ? (
              <p>
                {texts.answer.notFoundTitle}. {texts.answer.notFound}
              </p>
            ) : (
              <>
                {answer.kind === 'related' && <p>{texts.answer.relatedNote}</p>}
                {answer.quotes.map((quote) => (
                  <figure>
                    <QuotedWords quote={quote} />
                    <figcaption>
                      <cite lang="id">
                        <Said>{texts.answer.citation(quote.essay, quote.passage)}</Said>
                      </cite>
                      {quote.essay.url !== undefined && <span class="address"> · {quote.essay.url}</span>}
                    </figcaption>
                  </figure>
                ))}
              </>
            )}
          </li>
        ))}
      </ol>
      <p class="disclaimer">{texts.answer.disclaimer}</p>
    </article>
  )
}
