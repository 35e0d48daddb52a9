import { z } from 'zod'
import { MAX_QUESTION_LENGTH } from '../answering/answer.ts'
import type { Question } from '../types.ts'

/** The oldest beyond these are forgotten: so many questions, so many letters. */
const REMEMBERED = 50
const LETTERS = 60_000

const text = z.string().min(1).max(MAX_QUESTION_LENGTH)
const schema = z.tuple([text, text.nullable()])

/**
 * The questions of a session, oldest first, each with the one that it followed up, if any. The page carries them from one request to the next, in hidden fields: the server
 * remembers nobody.
 */
export type History = readonly Question[]

export function encodeHistory(history: History): string[] {
  return history.map(({ text, previous }) => JSON.stringify([text, previous ?? null]))
}

/** What is no question of a session is left out: the fields come from a browser. */
export function decodeHistory(fields: readonly string[]): History {
  return fields.slice(-REMEMBERED).flatMap((field) => {
    const parsed = schema.safeParse(jsonIn(field))
    if (!parsed.success) return []
    const [text, previous] = parsed.data
    return [previous === null ? { text } : { text, previous }]
  })
}

function jsonIn(field: string): unknown {
  try {
    return JSON.parse(field)
  } catch {
    return undefined
  }
}

/** The session with one more question in it, within its bounds. */
export function withQuestion(history: History, question: Question): History {
  const all = [...history, question].slice(-REMEMBERED)
  const letters = ({ text, previous = '' }: Question) => text.length + previous.length
  let room = LETTERS
  const first = all.findLastIndex((asked) => (room -= letters(asked)) < 0)
  return all.slice(first + 1)
}

/** A question that the conversation may have led to: a chain of follow-ups stays with the question that it began with. */
export function continued(history: History, text: string): Question {
  const last = history.at(-1)
  return last === undefined ? { text } : { text, previous: last.previous ?? last.text }
}
