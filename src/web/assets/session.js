import { visit } from './visit.js'

const KEY = 'riwayat'

/** A question is one line. */
function kept() {
  return (sessionStorage.getItem(KEY) ?? '').split('\n').filter((line) => line !== '')
}

/** The questions of the session travel in the form; a copy in this tab brings them back after a reload or another page. */
export function keepSession() {
  const form = /** @type {HTMLFormElement | null} */ (document.getElementById('tanya'))
  if (form === null) return
  const asked = [...form.querySelectorAll('input[name="riwayat"]')].map((input) => /** @type {HTMLInputElement} */ (input).value)
  if (asked.length > 0 || 'emptied' in form.dataset) return sessionStorage.setItem(KEY, asked.join('\n'))
  if ('fresh' in form.dataset && kept().length > 0) {
    void visit(form.action, { body: new URLSearchParams([...fields(), ['ulang', String(kept().length - 1)]]) })
  }
}

/** @returns {[string, string][]} */
function fields() {
  return kept().map((value) => ['riwayat', value])
}

export function startSession() {
  document.addEventListener(
    'click',
    (event) => {
      const link = event.target instanceof Element ? event.target.closest('[data-forget]') : null
      if (!(link instanceof HTMLElement)) return
      if (confirm(link.dataset.forget)) sessionStorage.removeItem(KEY)
      else event.preventDefault()
    },
    { capture: true },
  )
  // A page that began without the session's questions takes them along.
  document.addEventListener('formdata', (event) => {
    const isQuestion = event.target instanceof HTMLFormElement && event.target.id === 'tanya'
    if (!isQuestion || event.formData.has('riwayat')) return
    for (const [name, value] of fields()) event.formData.append(name, value)
  })
}
