/**
 * The map is one stop of the Tab key; arrows go from sign to sign, in the order of likeness to the question, and the passage of the sign
 * is read below.
 */
export function prepareMap() {
  for (const map of document.querySelectorAll('[data-map]')) {
    const dots = [.../** @type {NodeListOf<SVGAElement>} */ (map.querySelectorAll('.dot'))]
    const text = map.parentElement?.querySelector('[data-map-text]') ?? null
    dots.forEach((dot, i) => dot.setAttribute('tabindex', i === 0 ? '0' : '-1'))
    /** @param {SVGAElement} dot */
    const read = (dot) => {
      if (text !== null) text.textContent = dot.querySelector('title')?.textContent ?? ''
      dots.forEach((other) => other.classList.toggle('chosen', other === dot))
    }
    map.addEventListener('pointerover', (event) => {
      const dot = event.target instanceof Element ? event.target.closest('a') : null
      if (dot instanceof SVGAElement) read(dot)
    })
    map.addEventListener('focusin', (event) => {
      if (event.target instanceof SVGAElement) read(event.target)
    })
    map.addEventListener('keydown', (event) => {
      if (!(event instanceof KeyboardEvent)) return
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
      const at = dots.indexOf(/** @type {SVGAElement} */ (document.activeElement))
      if (step === undefined || at < 0) return
      event.preventDefault()
      const next = dots[Math.min(dots.length - 1, Math.max(0, at + step))]
      dots[at]?.setAttribute('tabindex', '-1')
      next?.setAttribute('tabindex', '0')
      next?.focus()
    })
  }
}
