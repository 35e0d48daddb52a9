/** A browser that is told to keep nothing throws; the page does without. */

/** @param {() => Storage} storage @param {string} key */
export function recall(storage, key) {
  try {
    return storage().getItem(key) ?? undefined
  } catch {
    return undefined
  }
}

/** @param {() => Storage} storage @param {string} key @param {string} value */
export function keep(storage, key, value) {
  try {
    storage().setItem(key, value)
  } catch {
    return
  }
}

export const ofTab = () => sessionStorage
export const ofBrowser = () => localStorage
