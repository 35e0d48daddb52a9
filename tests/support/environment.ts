import { join } from 'node:path'
import { temporaryFolder } from './temporary-folder.ts'

/** An environment with an index of its own. */
export async function environment(extra: Readonly<Record<string, string>> = {}) {
  return { INDEX_DIR: join(await temporaryFolder(), 'index'), ...extra }
}

export const QUESTION = 'bolehkah ASN kampanye di medsos?'

/** A line of a stack trace; no person should ever see one. */
export const STACK = /\n\s+at /
