import { announce, byId, dialog } from './dom.js'

/** The `main` of a page of this server, fetched; undefined when the server does not answer. */
/** @param {string} url @param {RequestInit} [request] */
export async function fetchPage(url, request) {
  const response = await fetch(url, request).catch(() => undefined)
  byId('putus').hidden = response !== undefined
  if (response === undefined) return undefined
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  return { page, url: response.url }
}

let latest = 0

/**
 * Shows another page without leaving this one, so that full screen stays full screen. What the server does not make a page of
 * (an error in plain text) is shown by the browser itself.
 * @param {string} url
 * @param {{ body?: URLSearchParams, keepsUrl?: boolean }} [options]
 */
export async function visit(url, { body, keepsUrl = body !== undefined } = {}) {
  const mine = ++latest
  const fetched = await fetchPage(url, body === undefined ? {} : { method: 'POST', body })
  // Who has gone on meanwhile does not want it any more.
  if (fetched === undefined || mine !== latest) return
  const main = fetched.page.querySelector('main')
  if (main === null) return location.assign(url)
  const shown = new URL(fetched.url)
  shown.hash = new URL(url, location.href).hash
  if (!keepsUrl || shown.pathname !== location.pathname) history.pushState(null, '', shown)
  show(fetched.page, main)
  // After the focus, which would scroll elsewhere.
  if (shown.hash !== '') document.getElementById(shown.hash.slice(1))?.scrollIntoView()
}

/** @param {Document} page @param {HTMLElement} main */
function show(page, main) {
  document.title = page.title
  document.documentElement.lang = page.documentElement.lang
  for (const part of ['header.top', 'footer']) {
    const [old, fresh] = [document.querySelector(part), page.querySelector(part)]
    if (old !== null && fresh !== null) old.replaceWith(fresh)
  }
  dialog('lapisan').close()
  byId('isi').replaceWith(main)
  scrollTo(0, 0)
  document.dispatchEvent(new Event('page'))
  const target = main.querySelector('[data-focus]') ?? main
  if (target instanceof HTMLElement) target.focus({ preventScroll: true })
  announce(main.dataset.announce ?? document.title)
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
  addEventListener('popstate', () => void visit(location.href, { keepsUrl: true }))
}
