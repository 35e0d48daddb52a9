/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import type { AnswerReport } from '../answering/answer.ts'
import type { ChosenQuote } from '../answering/quote.ts'
import type { Example } from '../conversation/examples.ts'
import { essayTitle } from '../language/indonesian.ts'
import { shortEssayId } from '../search/lookup.ts'
import type { Essay, EssayReference, Passage, Question, Span } from '../types.ts'
import { Said } from './layout.tsx'
import type { Edition } from './layout.tsx'
import { QuotedWords } from './marked.tsx'
import { WhyView } from './why-view.tsx'

export interface AnswerViewProps {
  readonly edition: Edition
  readonly question: Question
  readonly report: AnswerReport
  readonly further: readonly ChosenQuote[]
  /** Offered when the essays do not answer. */
  readonly examples: readonly Example[]
  /** Whether the explanation is unfolded. */
  readonly showsWhy?: boolean
}

/** What an answer is in one line: for its heading, and for those who hear it. */
export function summaryOf({ answer }: AnswerReport, { texts }: Edition): string {
  return answer.kind === 'not-found' ? texts.answer.notFoundTitle : texts.answer.heading(answer.kind, answer.quotes)
}

export function AnswerView(props: AnswerViewProps) {
  const { edition, question, report, further } = props
  const { answer } = report
  const { context } = report.explanation.query
  const { texts } = edition
  return (
    <section class={`answer ${answer.kind}`} aria-labelledby="judul-jawaban">
      <p class="asked">
        <span class="unseen">{texts.ask.asked}: </span>“<Said>{question.text}</Said>”
      </p>
      {context !== undefined && (
        <p class="row">
          <Said>{texts.ask.continues(context)}</Said>
          <button form="tanya" name="sendiri" value={question.text}>
            {texts.ask.alone}
          </button>
        </p>
      )}
      <h2 id="judul-jawaban" tabindex={-1} data-focus>
        {summaryOf(report, edition)}
      </h2>
      {answer.kind === 'not-found' ? (
        <Declined {...props} nearest={answer.nearest} />
      ) : (
        <>
          {answer.kind === 'related' && <p class="note">{texts.answer.relatedNote}</p>}
          <ol class="quotes">
            {answer.quotes.map((quote, i) => (
              <QuoteCard edition={edition} quote={quote} number={i + 1} />
            ))}
          </ol>
          {further.length > 0 && (
            <details class="further">
              <summary>{texts.answer.further(further.length)}</summary>
              <ol class="quotes">
                {further.map((quote, i) => (
                  <QuoteCard edition={edition} quote={quote} number={answer.quotes.length + i + 1} />
                ))}
              </ol>
            </details>
          )}
          <p class="disclaimer">{texts.answer.disclaimer}</p>
        </>
      )}
      <WhyView {...props} />
    </section>
  )
}

export function QuoteCard({ edition, quote, number }: { edition: Edition; quote: ChosenQuote; number: number }) {
  const { essay, passage, highlights } = quote
  const { texts } = edition
  return (
    <li>
      <figure class="quote" id={`kutipan-${number}`} tabindex={-1}>
        <QuotedWords quote={quote} />
        <figcaption>
          <cite lang="id">
            <Said>{texts.answer.citation(essay, passage)}</Said>
          </cite>
          <a class="open" href={essayHref(edition, essay, passage, highlights)} data-dialog>
            {texts.answer.open}
            <span class="unseen"> {number}</span>
          </a>
          <Original edition={edition} essay={essay} />
        </figcaption>
      </figure>
    </li>
  )
}

/** Where an essay was published; only addresses of the web become links. */
export function Original({ edition: { texts }, essay }: { edition: Edition; essay: EssayReference }) {
  if (essay.url === undefined || !/^https?:\/\//i.test(essay.url)) return <></>
  return (
    <a class="source" href={essay.url} target="_blank" rel="noreferrer noopener external">
      {texts.answer.source} <span aria-hidden="true">↗</span>
    </a>
  )
}

/** The page of an essay, at a passage if one is named, with the sentences of it that answer. */
export function essayHref(
  { base }: Edition,
  { id }: Pick<Essay, 'id'>,
  passage?: Pick<Passage, 'id'>,
  highlights: readonly Span[] = [],
): string {
  const page = `${base}/esai/${shortEssayId(id)}`
  if (passage === undefined) return page
  const sentences = highlights.length === 0 ? '' : `&kalimat=${highlights.map(({ start, end }) => `${start}-${end}`).join(',')}`
  return `${page}?kutipan=${encodeURIComponent(passage.id)}${sentences}#kutipan`
}

function Declined({ edition, nearest, examples }: AnswerViewProps & { nearest: readonly EssayReference[] }) {
  const { texts } = edition
  return (
    <>
      <p class="note">{texts.answer.notFound}</p>
      <div class="instead">
        {examples.length > 0 && (
          <div>
            <h3>{texts.answer.tryThese}</h3>
            <Chips examples={examples} />
          </div>
        )}
        <div>
          <h3>{texts.answer.nearest}</h3>
          <ul lang="id">
            {nearest.map((essay) => (
              <li>
                <a href={essayHref(edition, essay)} data-dialog>
                  {essayTitle(essay)}
                </a>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </>
  )
}

/** Example questions; a tap asks them, by the form of the page. */
export function Chips({ examples }: { examples: readonly Example[] }) {
  return (
    <div class="chips">
      {examples.map(({ question }) => (
        <button form="tanya" name="contoh" value={question} lang="id">
          {question}
        </button>
      ))}
    </div>
  )
}
