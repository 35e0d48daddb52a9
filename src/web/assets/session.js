import { keep, ofTab, recall } from './storage.js'
import { visit } from './visit.js'

const KEY = 'riwayat'

/** A question is one line. */
function kept() {
  return (recall(ofTab, KEY) ?? '').split('\n').filter((line) => line !== '')
}

/** @param {string[]} lines */
function remember(lines) {
  keep(ofTab, KEY, lines.join('\n'))
}

let isRestoring = false

/** The questions of the session travel in the form; a copy in this tab brings them back after a reload or another page. */
export function keepSession() {
  const form = /** @type {HTMLFormElement | null} */ (document.getElementById('tanya'))
  if (form === null) return
  const asked = [...form.querySelectorAll('input[name="riwayat"]')].map((input) => /** @type {HTMLInputElement} */ (input).value)
  const wasRestoring = isRestoring
  isRestoring = false
  if ('emptied' in form.dataset) return remember([])
  // A page that a link has opened knows only its own question.
  if (location.search !== '' && kept().length > 0)
    return restore(form, [...kept().filter((line) => !asked.includes(line)), ...asked])
  if (asked.length > 0) return remember(asked)
  if (!('fresh' in form.dataset) || kept().length === 0) return
  // What cannot be restored is not tried again.
  if (wasRestoring) return remember([])
  restore(form, kept())
}

/** @param {HTMLFormElement} form @param {string[]} lines */
function restore(form, lines) {
  isRestoring = true
  if (location.search !== '') history.replaceState(null, '', form.action)
  const body = new URLSearchParams(lines.map((line) => ['riwayat', line]))
  body.set('ulang', String(lines.length - 1))
  void visit(form.action, { body, keepsUrl: true })
}

export function startSession() {
  document.addEventListener(
    'click',
    (event) => {
      const link = event.target instanceof Element ? event.target.closest('a[data-forget]') : null
      if (!(link instanceof HTMLAnchorElement)) return
      event.preventDefault()
      if (confirm(link.dataset.forget)) void forget(link.href)
    },
    { capture: true },
  )
  // A page that began without the session's questions takes them along.
  document.addEventListener('formdata', (event) => {
    const isQuestion = event.target instanceof HTMLFormElement && event.target.id === 'tanya'
    if (!isQuestion || event.formData.has('riwayat')) return
    for (const line of kept()) event.formData.append('riwayat', line)
  })
}

/** Both copies, or none. @param {string} href */
async function forget(href) {
  const lines = kept()
  remember([])
  if (!(await visit(href, { keepsUrl: true }))) remember(lines)
}
