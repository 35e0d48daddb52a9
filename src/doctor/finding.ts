/** What a check of the installation found. */
export interface Finding {
  readonly level: 'OK' | 'PERHATIAN' | 'GAGAL'
  readonly what: string
  /** What to do about it. */
  readonly remedy?: string
}

export const fine = (what: string): Finding => ({ level: 'OK', what })
export const warning = (what: string, remedy: string): Finding => ({ level: 'PERHATIAN', what, remedy })
export const failure = (what: string, remedy: string): Finding => ({ level: 'GAGAL', what, remedy })
