import { parseDocument } from 'yaml'
import type { z } from 'zod'

/** What a YAML text holds, or in one sentence what is wrong with it. */
export type Read<Value> = { readonly success: true; readonly data: Value } | { readonly success: false; readonly problem: string }

/** Reads a text that somebody wrote by hand: nothing in it makes this throw. */
export function readYaml<Schema extends z.ZodType>(text: string, schema: Schema): Read<z.output<Schema>> {
  const document = parseDocument(text)
  const [syntax] = document.errors
  if (syntax !== undefined) return { success: false, problem: syntax.message }
  try {
    const parsed = schema.safeParse(document.toJS())
    if (parsed.success) return { success: true, data: parsed.data }
    return { success: false, problem: parsed.error.issues[0]!.message }
  } catch (error) {
    // An alias without its anchor, or one that stands for far too much.
    return { success: false, problem: (error as Error).message }
  }
}
