import type { Generation } from '../search/generation.ts'
import type { Example } from '../conversation/examples.ts'
import type { Reply } from './ask.ts'
import { AnswerView } from './answer-view.tsx'
import type { DemoStep } from './demo-script.ts'
import type { Edition } from './layout.tsx'

interface DemoViewProps {
  readonly edition: Edition
  readonly step: DemoStep
  /** From 1. */
  readonly number: number
  readonly of: number
  readonly reply: Reply
  readonly generation: Generation
  readonly examples: readonly Example[]
}

/** One step of the demo: what to look at, and the answer as the bot gives it now. */
export function DemoView({ edition, step, number, of, reply, generation, examples }: DemoViewProps) {
  const { texts, base } = edition
  return (
    <div class="demo">
      <h1>{texts.demo.title}</h1>
      <p class="lead">{texts.demo.step(number, of)}</p>
      <p class="say">{step.say[texts.language]}</p>
      <nav class="row steps" aria-label={texts.demo.title}>
        {number > 1 && (
          <a class="button" href={`${base}/demo/${number - 1}`} data-back>
            ‹ {texts.demo.back}
          </a>
        )}
        {number < of ? (
          <a class="button primary" href={`${base}/demo/${number + 1}`} data-forth data-focus>
            {texts.demo.forth} ›
          </a>
        ) : (
          <a class="button primary" href={`${base}/`} data-forth data-focus>
            {texts.demo.end} ›
          </a>
        )}
      </nav>
      {reply.kind === 'answer' ? (
        <AnswerView edition={edition} generation={generation} examples={examples} showsWhy={step.why} {...reply} />
      ) : (
        <p class="note">{reply.sentence}</p>
      )}
      <form id="tanya" action={`${base}/`} method="post"></form>
    </div>
  )
}
