/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import type { Example } from '../conversation/examples.ts'
import type { Reply } from './ask.ts'
import { AnswerView } from './answer-view.tsx'
import type { DemoStep } from './demo-script.ts'
import { Said } from './layout.tsx'
import type { Edition } from './layout.tsx'

interface DemoViewProps {
  readonly edition: Edition
  readonly steps: readonly DemoStep[]
  /** From 1. */
  readonly number: number
  /** Absent while the class guesses. */
  readonly reply?: Reply | undefined
  readonly examples: readonly Example[]
}

/** One step of the demo: what to look at, and the answer as the bot gives it now. */
export function DemoView({ edition, steps, number, reply, examples }: DemoViewProps) {
  const { texts, base } = edition
  const step = steps[number - 1]!
  const before = steps[number - 2]
  return (
    <div class="demo">
      <div class="guide">
        <h1>
          {texts.demo.title} <small class="place">{texts.demo.step(number, steps.length)}</small>
        </h1>
        <p class="say">{(reply === undefined ? step.guess : undefined)?.[texts.language] ?? step.say[texts.language]}</p>
        <nav class="row steps" aria-label={texts.demo.title}>
          {before !== undefined && (
            <a class="button" href={stepHref(base, number - 1, before)} data-back>
              ‹ {texts.demo.back}
            </a>
          )}
          <Forth edition={edition} steps={steps} number={number} isGuessing={reply === undefined} />
        </nav>
      </div>
      {reply === undefined && (
        <p class="asked">
          “<Said>{step.question}</Said>”
        </p>
      )}
      {reply?.kind === 'answer' && (
        <AnswerView edition={edition} examples={examples} showsWhy={step.look !== undefined} {...reply} />
      )}
      {reply?.kind === 'sentence' && <p class="note">{reply.sentence}</p>}
      <form id="tanya" action={`${base}/`} method="post"></form>
    </div>
  )
}

/** To the answer, to the next step, and in the end to questions of the class. */
function Forth({
  edition,
  steps,
  number,
  isGuessing,
}: Pick<DemoViewProps, 'edition' | 'steps' | 'number'> & { isGuessing: boolean }) {
  const { texts, base } = edition
  const [step, next] = [steps[number - 1]!, steps[number]]
  const [href, label] = isGuessing
    ? [`${base}/demo/${number}/jawaban${placeIn(step)}`, texts.demo.reveal]
    : next === undefined
      ? [`${base}/`, texts.demo.end]
      : [stepHref(base, number + 1, next), texts.demo.forth]
  return (
    <a class="button primary" href={href} data-forth data-focus>
      {label} ›
    </a>
  )
}

function stepHref(base: string, number: number, step: DemoStep): string {
  return `${base}/demo/${number}${step.guess === undefined ? placeIn(step) : ''}`
}

/** Where the browser scrolls to. */
function placeIn({ look }: DemoStep): string {
  return look === undefined ? '' : `#${look}`
}
