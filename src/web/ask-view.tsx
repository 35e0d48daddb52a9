/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import type { Example } from '../conversation/examples.ts'
import type { Reply } from './ask.ts'
import { AnswerView, Chips } from './answer-view.tsx'
import { encodeHistory } from './history.ts'
import type { History } from './history.ts'
import { Said, present } from './layout.tsx'
import type { Edition } from './layout.tsx'

interface AskViewProps {
  readonly edition: Edition
  readonly history: History
  readonly reply?: Reply | undefined
  /** Whether the last question of the session has just been taken away. */
  readonly isEmptied?: boolean
  readonly examples: readonly Example[]
}

/** The field, what was answered, and the questions of the session, which travel along in the form. */
export function AskView({ edition, history, reply, isEmptied = false, examples }: AskViewProps) {
  const { texts, base } = edition
  return (
    <div class="ask">
      <form
        id="tanya"
        class="question"
        action={`${base}/`}
        method="post"
        data-fresh={present(reply === undefined && history.length === 0 && !isEmptied)}
        data-emptied={present(isEmptied)}
      >
        <h1 class={reply === undefined ? undefined : 'unseen'}>{texts.ask.title}</h1>
        {reply === undefined && <p class="lead">{texts.tagline}</p>}
        <label for="pertanyaan">{texts.ask.label}</label>
        <div class="field">
          <input
            id="pertanyaan"
            name="tanya"
            type="text"
            autocomplete="off"
            enterkeyhint="search"
            placeholder={reply === undefined ? texts.ask.placeholder : texts.ask.placeholderNext}
            data-focus={present(reply?.kind !== 'answer')}
          />
          <button class="primary">{texts.ask.submit}</button>
        </div>
        {encodeHistory(history).map((asked) => (
          <input type="hidden" name="riwayat" value={asked} />
        ))}
      </form>
      <div id="jawaban">
        {reply === undefined && <p>{texts.ask.welcome}</p>}
        {reply?.kind === 'sentence' && <p class={reply.isProblem ? 'problem' : 'note'}>{reply.sentence}</p>}
        {reply?.kind === 'answer' && <AnswerView edition={edition} examples={examples} {...reply} />}
        {reply?.kind !== 'answer' && examples.length > 0 && (
          <section aria-labelledby="judul-contoh">
            <h2 id="judul-contoh">{texts.ask.examples}</h2>
            <Chips examples={examples} />
          </section>
        )}
      </div>
      <HistoryView edition={edition} history={history} />
    </div>
  )
}

function HistoryView({ edition, history }: { edition: Edition; history: History }) {
  const { texts, base } = edition
  return (
    <aside id="riwayat" aria-labelledby="judul-riwayat">
      <h2 id="judul-riwayat">{texts.history.title}</h2>
      {history.length === 0 ? (
        <p>{texts.history.none}</p>
      ) : (
        <>
          <ol>
            {history.map(({ text }, i) => (
              <li>
                <button form="tanya" name="ulang" value={String(i)} class="again">
                  <Said>{text}</Said>
                </button>
                <button form="tanya" name="hapus" value={String(i)} class="remove" aria-label={texts.history.remove(text)}>
                  ×
                </button>
              </li>
            ))}
          </ol>
          <p class="row">
            <button form="tanya" formaction={`${base}/lembar`}>
              {texts.history.sheet}
            </button>
            <a href={`${base}/`} data-forget={texts.history.confirm}>
              {texts.history.clear}
            </a>
          </p>
        </>
      )}
      <p class="small">{texts.history.privacy}</p>
    </aside>
  )
}
