import { showKeys, toggleLarge, toggleTheme } from './display.js'
import { keep, ofBrowser, recall } from './storage.js'

const SWITCH = 'pintasan'

/** @type {Record<string, () => void>} */
const LETTERS = {
  '/': focusQuestion,
  '?': showKeys,
  f: toggleLarge,
  g: toggleTheme,
  m: toggleWhy,
}

function focusQuestion() {
  const field = /** @type {HTMLInputElement | null} */ (document.getElementById('pertanyaan'))
  if (field === null)
    return document.querySelector('a.brand')?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))
  field.focus()
  field.select()
}

function toggleWhy() {
  const why = document.getElementById('mengapa')
  if (!(why instanceof HTMLDetailsElement)) return
  why.open = !why.open
  why.querySelector('summary')?.focus({ preventScroll: true })
  why.scrollIntoView({ block: 'start' })
}

/** From the field or the answer's heading to the quotes, from quote to quote; elsewhere the arrows scroll. @param {1 | -1} step */
function stepThroughQuotes(step) {
  const quotes = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('main .quote')]).filter(
    (quote) => quote.getClientRects().length > 0,
  )
  const at = quotes.indexOf(/** @type {HTMLElement} */ (document.activeElement))
  const isBefore = at < 0 && document.activeElement?.matches('#pertanyaan, #judul-jawaban, [data-forth], body, main') === true
  if (at < 0 && !(isBefore && step > 0)) return false
  const next = quotes[at + step]
  if (next !== undefined) {
    next.focus({ preventScroll: true })
    next.scrollIntoView({ block: 'center' })
  } else if (step < 0) focusQuestion()
  return next !== undefined || step < 0
}

/** One of the passages of a quiz. @param {number} number */
function choose(number) {
  const option = /** @type {HTMLInputElement | undefined} */ (
    document.querySelectorAll('.options:enabled input[type=radio]')[number - 1]
  )
  option?.focus()
  option?.click()
}

/** @param {string} selector */
function follow(selector) {
  const link = document.querySelector(`main ${selector}`)
  link?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))
  return link !== null
}

/** Whether a key was meant for what stands here. @param {KeyboardEvent} event */
function act(event) {
  const target = /** @type {HTMLElement} */ (event.target)
  const isTyping = target.matches('input:not([type=radio],[type=checkbox]), textarea, select')
  if (event.key === 'PageDown') return follow('[data-forth]')
  if (event.key === 'PageUp') return follow('[data-back]')
  if (target.matches('input[type=radio], summary, .scroll') || target.closest('[data-map]') !== null) return letter(event)
  if (event.key === 'ArrowDown') return stepThroughQuotes(1)
  if (event.key === 'ArrowUp') return stepThroughQuotes(-1)
  if (event.key === 'Enter' && target.matches('.quote')) {
    const open = target.querySelector('a.open')
    open?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))
    return true
  }
  return !isTyping && letter(event)
}

/** @param {KeyboardEvent} event */
function letter(event) {
  const does = LETTERS[event.key] ?? (/^[1-4]$/.test(event.key) ? () => choose(Number(event.key)) : undefined)
  if (does === undefined || recall(ofBrowser, SWITCH) === 'tidak') return false
  does()
  return true
}

export function startKeys() {
  const box = /** @type {HTMLInputElement} */ (document.getElementById('pakai-pintasan'))
  box.checked = recall(ofBrowser, SWITCH) !== 'tidak'
  box.addEventListener('change', () => keep(ofBrowser, SWITCH, box.checked ? 'ya' : 'tidak'))
  document.addEventListener('keydown', (event) => {
    const isElsewhere = event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]') !== null
    if (!isElsewhere && act(event)) event.preventDefault()
  })
}
