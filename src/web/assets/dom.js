/** The element with an id that every page has. @param {string} id */
export function byId(id) {
  const element = document.getElementById(id)
  if (element === null) throw new Error(`No #${id} on this page`)
  return element
}

/** @param {string} id */
export function dialog(id) {
  return /** @type {HTMLDialogElement} */ (byId(id))
}

/** Says something to people who do not see the page change. @param {string} text */
export function announce(text) {
  byId('kabar').textContent = text
}
