import { dialog } from './dom.js'
import { keep, ofBrowser, ofTab } from './storage.js'

const root = document.documentElement

function isDark() {
  return root.dataset.theme === undefined ? matchMedia('(prefers-color-scheme: dark)').matches : root.dataset.theme === 'dark'
}

export function toggleTheme() {
  root.dataset.theme = isDark() ? 'light' : 'dark'
  keep(ofBrowser, 'tema', root.dataset.theme)
  showState()
}

/** Large print, on the whole screen where the browser lets us. */
export function toggleLarge() {
  const isLarge = 'large' in root.dataset
  setLarge(!isLarge)
  if (isLarge) {
    if (document.fullscreenElement !== null) void document.exitFullscreen()
  } else /** @type {{ requestFullscreen?: () => Promise<void> }} */ (root).requestFullscreen?.().catch(() => undefined)
}

/** @param {boolean} isLarge */
function setLarge(isLarge) {
  if (isLarge) root.dataset.large = ''
  else delete root.dataset.large
  keep(ofTab, 'besar', isLarge ? 'ya' : 'tidak')
  showState()
}

export function showKeys() {
  dialog('pintasan').showModal()
}

/** Buttons that need a script appear with it. */
export function showState() {
  const pressed = { dark: isDark(), large: 'large' in root.dataset }
  for (const button of document.querySelectorAll('[data-tool]')) {
    const tool = /** @type {HTMLElement} */ (button)
    tool.hidden = false
    const name = tool.dataset.tool
    if (name === 'dark' || name === 'large') tool.setAttribute('aria-pressed', String(pressed[name]))
  }
}

export function startDisplay() {
  const tools = { dark: toggleTheme, large: toggleLarge, keys: showKeys }
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('[data-tool]') : null
    if (button instanceof HTMLElement) tools[/** @type {keyof typeof tools} */ (button.dataset.tool)]()
    if (event.target instanceof Element && event.target.closest('[data-print]') !== null) print()
  })
  document.addEventListener('fullscreenchange', () => {
    if (document.fullscreenElement === null && 'large' in root.dataset) setLarge(false)
  })
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', showState)
}
