/** When Telegram last answered: what readiness goes by. */
export class Contact {
  #last: number | undefined

  /** Something came from Telegram. */
  made(): void {
    this.#last = performance.now()
  }

  /** Seconds since the last contact; undefined before the first. */
  get secondsAgo(): number | undefined {
    return this.#last === undefined ? undefined : Math.round((performance.now() - this.#last) / 1000)
  }
}
