/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import { raw } from 'hono/html'
import { renderSVG } from 'uqr'
import type { Edition } from './layout.tsx'
import type { Joining } from './services.ts'

/** For the projector: how phones come in. */
export function JoinView({ edition, joining }: { edition: Edition; joining: Joining }) {
  const { texts, base } = edition
  const addresses = joining.addresses()
  return (
    <div class="join">
      <h1>{texts.join.title}</h1>
      {addresses.length === 0 && <p class="note">{texts.join.noNetwork}</p>}
      {addresses.length > 0 && <p class="lead">{texts.join.scan}</p>}
      {addresses.map((address) => {
        const target = `${address}${base}/masuk?kode=${encodeURIComponent(joining.accessCode)}`
        return (
          <section class="scan">
            <div class="qr" role="img" aria-label={target}>
              {raw(renderSVG(target, { border: 3 }))}
            </div>
            <p>
              {texts.join.or(`${address}${base}/`)}
              <br />
              {texts.join.code}: <strong class="code">{joining.accessCode}</strong>
            </p>
          </section>
        )
      })}
    </div>
  )
}

/** For the phones: the door. */
export function EnterView({ edition, isWrong, problem }: { edition: Edition; isWrong: boolean; problem?: string | undefined }) {
  const { texts, base } = edition
  return (
    <form class="enter" action={`${base}/masuk`} method="post" data-whole>
      <h1>{texts.ask.title}</h1>
      <p class="lead">{texts.join.enter}</p>
      {(isWrong || problem !== undefined) && (
        <p class="problem" role="alert">
          {problem ?? texts.join.wrongCode}
        </p>
      )}
      <label for="kode">{texts.join.code}</label>
      <div class="field">
        <input id="kode" name="kode" autocomplete="off" autocapitalize="none" data-focus required />
        <button class="primary">{texts.join.submit}</button>
      </div>
    </form>
  )
}
