import { createInterface } from 'node:readline/promises'

/** Asks a person yes or no; where nobody can answer, it is no. */
export async function confirmed(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  const answer = await terminal.question(`${question} [y/T] `)
  terminal.close()
  return /^y(?:a)?$/i.test(answer.trim())
}
