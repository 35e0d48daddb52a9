/**
 * An error whose message may be shown to the person: one Indonesian sentence that says what is wrong and what to do.
 * Whatever else is thrown is a defect: it is logged, and the person gets an apology.
 */
export class UserError extends Error {
  override readonly name = 'UserError'
}

/** The message of whatever was thrown, for a log or as the cause in a sentence. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
