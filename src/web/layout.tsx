/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { Child, PropsWithChildren } from 'hono/jsx'
import { PAGE_ENGLISH } from '../language/page-english.ts'
import { PAGE_INDONESIAN } from '../language/page-indonesian.ts'
import type { PageTexts } from '../language/page.ts'

/** A language and the addresses that begin with it. */
export interface Edition {
  readonly texts: PageTexts
  /** '' or '/en'. */
  readonly base: string
}

export const EDITIONS: readonly Edition[] = [
  { texts: PAGE_INDONESIAN, base: '' },
  { texts: PAGE_ENGLISH, base: '/en' },
]

export type Place = 'ask' | 'demo' | 'quiz' | 'essays' | 'join'

const PATHS: Readonly<Record<Place, string>> = { ask: '/', demo: '/demo', quiz: '/kuis', essays: '/esai', join: '/gabung' }

export interface LayoutProps {
  readonly edition: Edition
  readonly title: string
  /** Which page of the menu this is. */
  readonly place?: Place
  /** This page in the other language, without its prefix; the page of questions if nothing is said. */
  readonly path?: string
  /** Said to people who do not see the page change. */
  readonly announce?: string
  /** Whether the menu offers to join by phone. */
  readonly joins?: boolean
  /** Whether its address shows something else when it is opened anew. */
  readonly isTransient?: boolean
}

/** A whole document. Whatever a person wrote reaches it as text, never as markup. */
export function documentOf(props: LayoutProps, view: Child): HtmlEscapedString | Promise<HtmlEscapedString> {
  return html`<!doctype html>${(<Layout {...props}>{view}</Layout>)}`
}

function Layout(props: PropsWithChildren<LayoutProps>) {
  const { edition, title, place, path = '/', announce, joins = false, isTransient = false, children } = props
  const { texts, base } = edition
  const other = EDITIONS.find((one) => one !== edition)!
  const places: readonly Place[] = joins ? ['ask', 'demo', 'quiz', 'essays', 'join'] : ['ask', 'demo', 'quiz', 'essays']
  return (
    <html lang={texts.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="description" content={texts.tagline} />
        <meta name="color-scheme" content="light dark" />
        <title>{title === 'Tanya ASN' ? title : `${title} · Tanya ASN`}</title>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/page.css" />
        <script src="/assets/theme.js"></script>
        <script type="module" src="/assets/page.js"></script>
      </head>
      <body>
        <a class="skip" href="#isi">
          {texts.skip}
        </a>
        <header class="top">
          <a class="brand" href={`${base}/`}>
            Tanya ASN
          </a>
          <nav aria-label={texts.menu}>
            {places.map((one) => (
              <a href={base + PATHS[one]} aria-current={one === place ? 'page' : undefined}>
                {texts.nav[one]}
              </a>
            ))}
          </nav>
          <div class="tools" role="group" aria-label={texts.tools.label}>
            <button type="button" data-tool="dark" aria-pressed="false" hidden>
              {texts.tools.dark}
            </button>
            <button type="button" data-tool="large" aria-pressed="false" hidden>
              {texts.tools.large}
            </button>
            <button type="button" data-tool="keys" aria-haspopup="dialog" hidden>
              {texts.tools.keys}
            </button>
            <a href={other.base + path} data-whole lang={other.texts.language} hreflang={other.texts.language}>
              {texts.otherLanguage}
            </a>
          </div>
        </header>
        <p id="kabar" class="unseen" role="status"></p>
        <p id="putus" class="problem" role="alert" hidden>
          {texts.unreachable}
        </p>
        <main id="isi" tabindex={-1} data-announce={announce} data-transient={present(isTransient)}>
          {children}
        </main>
        <footer>{texts.footer}</footer>
        <dialog id="lapisan" aria-labelledby="judul-lapisan">
          <form method="dialog">
            <strong id="judul-lapisan" lang="id"></strong>
            <button>{texts.tools.close}</button>
          </form>
          <div id="lapisan-isi"></div>
        </dialog>
        <KeysDialog texts={texts} />
      </body>
    </html>
  )
}

function KeysDialog({ texts }: { texts: PageTexts }) {
  return (
    <dialog id="pintasan" aria-labelledby="judul-pintasan">
      <form method="dialog">
        <h2 id="judul-pintasan">{texts.keys.title}</h2>
        <button>{texts.tools.close}</button>
      </form>
      <dl class="keys">
        {texts.keys.list.map(([key, what]) => (
          <div>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <label>
        <input type="checkbox" id="pakai-pintasan" checked /> {texts.keys.enabled}
      </label>
    </dialog>
  )
}

/** A question, or any text of a person, that keeps its direction to itself. */
export function Said({ children }: { children: Child }) {
  return <bdi>{children}</bdi>
}

/** The value of a data attribute that is there or not: `false` would be written out. */
export function present(isThere: boolean): '' | undefined {
  return isThere ? '' : undefined
}
