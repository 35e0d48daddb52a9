import { join } from 'node:path'
import { temporaryFolder } from './temporary-folder.ts'

/** An environment with an index and records of its own. */
export async function environment(extra: Readonly<Record<string, string>> = {}) {
  const folder = await temporaryFolder()
  return { INDEX_DIR: join(folder, 'index'), RECORDS_DIR: join(folder, 'records'), ...extra }
}

export const QUESTION = 'bolehkah ASN kampanye di medsos?'

/** A line of a stack trace; no person should ever see one. */
export const STACK = /\n\s+at /
