import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import type { Document } from './document.ts'
import { dateIn } from './document.ts'

/** What begins and ends a line of its own on a page. */
const BLOCKS = 'p,h1,h2,h3,h4,h5,h6,li,blockquote,pre,tr,div,section,article,figcaption,dt,dd'
const HEADINGS = /^H[1-6]$/

/** What is used of the DOM. */
interface Node {
  readonly tagName: string
  readonly textContent: string | null
  readonly getAttribute: (name: string) => string | null
  readonly querySelector: (selector: string) => Node | null
  readonly querySelectorAll: (selector: string) => Iterable<Node>
  readonly cloneNode: (deep: boolean) => Node
  readonly prepend: (text: string) => void
  readonly before: (text: string) => void
  readonly after: (text: string) => void
  readonly replaceWith: (text: string) => void
  readonly remove: () => void
}

type Page = Node & { readonly body: Node }

const pageOf = (html: string) => (parseHTML(html) as unknown as { document: Page }).document

/** The article of a web page without what stands around it; scripts are never run. A page that is no article comes whole. */
export function readHtml(html: string, url?: string): Document {
  const document = pageOf(html)
  const about = metadataOf(document)
  const article = new Readability(document.cloneNode(true), { charThreshold: 200 }).parse()
  const content = article?.content ?? undefined
  const root = content === undefined ? document : pageOf(`<!doctype html><html><body>${content}</body></html>`)
  return {
    text: linesOf(root),
    title: textOr(article?.title, about.title),
    author: textOr(article?.byline, about.author),
    outlet: textOr(article?.siteName, about.outlet),
    published: dateIn(article?.publishedTime) ?? about.published,
    url: about.url ?? url,
  }
}

function metadataOf(document: Page) {
  const meta = (...names: string[]) =>
    names
      .map((name) => document.querySelector(`meta[property="${name}"],meta[name="${name}"]`)?.getAttribute('content')?.trim())
      .find((value) => value !== undefined && value !== '')
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? meta('og:url')
  return {
    title: meta('og:title') ?? document.querySelector('title')?.textContent,
    author: meta('author', 'article:author'),
    outlet: meta('og:site_name'),
    published: dateIn(meta('article:published_time', 'date', 'publishdate', 'og:updated_time')),
    url: /^https?:\/\//.test(canonical ?? '') ? canonical : undefined,
  }
}

function textOr(...candidates: (string | null | undefined)[]): string | undefined {
  return candidates.map((text) => text?.replace(/\s+/g, ' ').trim()).find((text) => text !== undefined && text !== '')
}

/** A paragraph, a heading or an item of a list a line; headings marked as in Markdown. */
function linesOf(document: Page): string {
  for (const hidden of all(document, 'script,style,noscript,template,svg,iframe')) hidden.remove()
  for (const line of all(document, 'br')) line.replaceWith('\n')
  const blocks = all(document, BLOCKS)
  for (const block of blocks) {
    if (HEADINGS.test(block.tagName)) block.prepend('## ')
    block.before('\n')
    block.after('\n')
  }
  const text = document.body.textContent ?? ''
  return text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '' && line !== '##')
    .join('\n')
}

function all(document: Page, selector: string): Node[] {
  return [...document.querySelectorAll(selector)]
}
