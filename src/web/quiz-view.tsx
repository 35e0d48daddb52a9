/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import type { ChosenQuote } from '../answering/quote.ts'
import type { Edition } from './layout.tsx'
import { Said, present } from './layout.tsx'
import { QuoteCard } from './answer-view.tsx'
import type { QuizItem } from './quiz.ts'

/** Where somebody is in a quiz. */
export interface QuizState {
  readonly seed: string
  /** From 1. */
  readonly number: number
  /** Answered rightly before this one. */
  readonly right: number
}

interface QuizViewProps {
  readonly edition: Edition
  readonly state: QuizState
  readonly items: readonly QuizItem[]
  /** Id of the passage that was chosen, '' when none was. */
  readonly choice?: string | undefined
  /** The right passage with its answering sentences, once the choice is made. */
  readonly solution?: ChosenQuote | undefined
}

export function QuizView(props: QuizViewProps) {
  const { edition, state, items } = props
  const { texts, base } = edition
  const item = items[state.number - 1]
  return (
    <div class="quiz">
      <h1>
        {texts.quiz.title}{' '}
        {item !== undefined && (
          <small class="place">
            {texts.quiz.number(state.number, items.length)}
            {state.number > 1 && ` · ${texts.quiz.score(state.right, state.number - 1)}`}
          </small>
        )}
      </h1>
      {items.length === 0 ? (
        <p class="note">{texts.quiz.none}</p>
      ) : item === undefined ? (
        <>
          <p class="result">{texts.quiz.finished(state.right, items.length)}</p>
          <p class="row">
            <a class="button primary" href={`${base}/kuis`} data-focus>
              {texts.quiz.again}
            </a>
          </p>
        </>
      ) : (
        <Item {...props} item={item} />
      )}
    </div>
  )
}

function Item({ edition, state, items, choice, solution, item }: QuizViewProps & { item: QuizItem }) {
  const { texts, base } = edition
  const isRight = choice === item.right.id
  const isAnswered = solution !== undefined
  return (
    <>
      <p class="asked">
        “<Said>{item.question}</Said>”
      </p>
      {choice === '' && <p class="problem">{texts.quiz.choose}</p>}
      {isAnswered && (
        <div class="solution">
          <p class={isRight ? 'result right' : 'result wrong'}>{isRight ? texts.quiz.right : texts.quiz.wrong}</p>
          <ol class="quotes">
            <QuoteCard edition={edition} quote={solution} number={1} />
          </ol>
          <p class="row">
            <a class="button primary" href={nextHref(base, state, isRight)} data-focus data-forth>
              {state.number < items.length ? texts.quiz.next : texts.quiz.finish}
            </a>
          </p>
        </div>
      )}
      <form action={`${base}/kuis`} method="post">
        <input type="hidden" name="benih" value={state.seed} />
        <input type="hidden" name="nomor" value={String(state.number)} />
        <input type="hidden" name="benar" value={String(state.right)} />
        <fieldset class="options" disabled={isAnswered}>
          <legend>{texts.quiz.which}</legend>
          {item.options.map(({ id, text }, i) => {
            const isSolution = isAnswered && id === item.right.id
            const isWrong = isAnswered && id === choice && !isSolution
            return (
              <label class={isSolution ? 'option right' : isWrong ? 'option wrong' : 'option'}>
                <input
                  type="radio"
                  name="pilihan"
                  value={id}
                  checked={id === choice}
                  data-focus={present(i === 0 && !isAnswered)}
                />
                <span class="number">{i + 1}</span>
                <span lang="id">{text}</span>
                {isSolution && <strong class="tag">✓ {texts.quiz.correct}</strong>}
                {isWrong && <strong class="tag">✗ {texts.quiz.yours}</strong>}
              </label>
            )
          })}
        </fieldset>
        {!isAnswered && <button class="primary">{texts.quiz.answer}</button>}
      </form>
    </>
  )
}

function nextHref(base: string, { seed, number, right }: QuizState, isRight: boolean): string {
  const next = new URLSearchParams({ benih: seed, nomor: String(number + 1), benar: String(right + Number(isRight)) })
  return `${base}/kuis?${next.toString()}`
}
