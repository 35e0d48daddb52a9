/** What a file or a web page holds, before it is cleaned: text, a paragraph a line, and what it says of itself. */
export interface Document {
  readonly text: string
  readonly title?: string | undefined
  readonly author?: string | undefined
  readonly outlet?: string | undefined
  /** YYYY-MM-DD */
  readonly published?: string | undefined
  readonly url?: string | undefined
}

export type Format = 'text' | 'html' | 'docx' | 'pdf'

export const LARGEST_DOCUMENT = 20_000_000

/** The date of something like 2024-05-01T08:00:00+07:00, as it stands there. */
export function dateIn(value: string | null | undefined): string | undefined {
  return /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])/.exec(value ?? '')?.[0]
}
