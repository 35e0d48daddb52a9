import { byId, dialog } from './dom.js'
import { fetchPage, newest } from './visit.js'

/** An essay opens above the answer, at its quote; closing it leads back. */
export function startLayer() {
  document.addEventListener(
    'click',
    (event) => {
      const link = event.target instanceof Element ? event.target.closest('a[data-dialog]') : null
      if (link === null || event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      void open(link.getAttribute('href') ?? '')
    },
    { capture: true },
  )
}

/** @param {string} href */
async function open(href) {
  const isNewest = newest()
  const fetched = await fetchPage(href)
  const main = fetched?.page.querySelector('main')
  if (main == null || !isNewest()) return
  const layer = dialog('lapisan')
  byId('judul-lapisan').textContent = main.querySelector('h1')?.textContent ?? ''
  byId('lapisan-isi').replaceChildren(...main.children)
  if (!layer.open) layer.showModal()
  const quote = document.getElementById('kutipan')
  if (quote === null) layer.scrollTo(0, 0)
  else quote.scrollIntoView({ block: 'center' })
}
