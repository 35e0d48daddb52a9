import { announce, byId, dialog } from './dom.js'

/** A page of this server; undefined, and said so, when the server does not answer. */
/** @param {string} url @param {RequestInit} [request] */
export async function fetchPage(url, request) {
  const fetched = await fetch(url, request)
    .then(async (response) => ({ url: response.url, text: await response.text() }))
    .catch(() => undefined)
  byId('putus').hidden = fetched !== undefined
  if (fetched === undefined) return undefined
  return { url: fetched.url, page: new DOMParser().parseFromString(fetched.text, 'text/html') }
}

let latest = 0

/** Whoever asks for something now makes what was asked for before come too late. Returns whether that has happened since. */
export function newest() {
  const mine = ++latest
  return () => mine === latest
}

/** Where the page that is shown can be had again. */
let shownAt = location.href

/**
 * Shows another page without leaving this one, so that full screen stays full screen. `keepsUrl`: the address stays what it is.
 * Returns whether it is shown.
 * @param {string} url
 * @param {{ body?: URLSearchParams, keepsUrl?: boolean }} [options]
 */
export async function visit(url, { body, keepsUrl = false } = {}) {
  const isNewest = newest()
  const fetched = await fetchPage(url, body === undefined ? {} : { method: 'POST', body })
  // Who has gone on meanwhile does not want it any more.
  if (fetched === undefined || !isNewest()) return false
  const main = fetched.page.querySelector('main')
  if (main === null) {
    // No page of ours; the browser shows what it is.
    if (body === undefined) location.assign(url)
    return false
  }
  const target = new URL(fetched.url)
  target.hash = new URL(url, location.href).hash
  const isElsewhere = target.pathname !== location.pathname || (body === undefined && target.search !== location.search)
  if (!keepsUrl && isElsewhere && !('transient' in main.dataset)) history.pushState(null, '', target)
  shownAt = location.href
  show(fetched.page, main, body?.get('tanya') ?? '')
  // After the focus, which would scroll elsewhere.
  if (target.hash !== '') document.getElementById(target.hash.slice(1))?.scrollIntoView()
  return true
}

/** @param {Document} page @param {HTMLElement} main @param {string} sent what the field held when it was asked */
function show(page, main, sent) {
  const typed = field()?.value ?? ''
  document.title = page.title
  document.documentElement.lang = page.documentElement.lang
  for (const part of ['header.top', 'footer']) {
    const [old, fresh] = [document.querySelector(part), page.querySelector(part)]
    if (old !== null && fresh !== null) old.replaceWith(fresh)
  }
  dialog('lapisan').close()
  byId('isi').replaceWith(main)
  scrollTo(0, 0)
  // What was typed meanwhile, or refused, is not typed again.
  const next = field()
  if (next !== null && (typed !== sent || main.querySelector('#jawaban .problem') !== null)) next.value = typed
  document.dispatchEvent(new Event('page'))
  const target = main.querySelector('[data-focus]') ?? main
  if (target instanceof HTMLElement) target.focus({ preventScroll: true })
  announce(main.dataset.announce ?? document.title)
}

function field() {
  return /** @type {HTMLInputElement | null} */ (document.getElementById('pertanyaan'))
}

/** Links and forms of this server are shown in place; everything else is the browser's. */
export function startVisiting() {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (link === null || event.defaultPrevented || event.button !== 0) return
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    const href = link instanceof SVGAElement ? link.href.baseVal : link.href
    const url = new URL(href, location.href)
    if ('whole' in link.dataset) return
    const isHere = url.pathname === location.pathname && url.search === location.search && url.hash !== ''
    if (url.origin !== location.origin || link.getAttribute('target') !== null || isHere) return
    event.preventDefault()
    void visit(url.href)
  })
  document.addEventListener('submit', (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target)
    if (form.method !== 'post' || event.defaultPrevented || 'whole' in form.dataset) return
    event.preventDefault()
    const data = new FormData(form, event.submitter)
    const body = new URLSearchParams(/** @type {[string, string][]} */ ([...data]))
    const action = event.submitter?.getAttribute('formaction') ?? form.action
    void visit(new URL(action, location.href).href, { body })
  })
  addEventListener('popstate', () => {
    const [now, shown] = [new URL(location.href), new URL(shownAt)]
    // A link within the page only scrolls.
    if (now.pathname === shown.pathname && now.search === shown.search && now.hash !== shown.hash) return
    void visit(location.href, { keepsUrl: true })
  })
}
