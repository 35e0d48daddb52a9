import { createHmac, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import type { Embedding } from '../types.ts'
import { Gaps, gapSchema } from './gaps.ts'
import type { Alike } from './gaps.ts'
import { RecordFile } from './record-file.ts'

export type Language = 'id' | 'en'
export type Vote = 'up' | 'down'

/** The key of the pseudonyms, in a file of its own: without it nobody can tell from the records whether a person is in there. */
const KEY_FILE = 'key.json'
const keySchema = z.object({ key: z.string().min(32) })

const schema = z.object({
  languages: z.record(z.string(), z.enum(['id', 'en'])),
  /** Passage → pseudonym → vote. */
  votes: z.record(z.string(), z.record(z.string(), z.enum(['up', 'down']))),
  gaps: z.array(gapSchema),
})
type Content = z.output<typeof schema>

export interface Tally {
  readonly passage: string
  readonly up: number
  readonly down: number
}

/** What is kept of people, under pseudonyms: votes, languages and, where the operator turned it on, questions without an answer. */
export class Records {
  readonly gaps: Gaps
  readonly #file: RecordFile<Content>
  readonly #key: string

  private constructor(file: RecordFile<Content>, key: string, alike: Alike) {
    this.#file = file
    this.#key = key
    this.gaps = new Gaps(file.content.gaps, alike, () => file.changed())
  }

  /** @throws UserError when the file is there but cannot be read. */
  static async open(folder: string, alike: Alike, onProblem: (error: unknown) => void): Promise<Records> {
    const fresh = { key: randomBytes(32).toString('hex') }
    const key = await RecordFile.open(join(folder, KEY_FILE), keySchema, fresh, onProblem)
    const empty: Content = { languages: {}, votes: {}, gaps: [] }
    const file = await RecordFile.open(join(folder, 'records.json'), schema, empty, onProblem)
    key.changed()
    await key.flush()
    return new Records(file, key.content.key, alike)
  }

  languageOf(person: number): Language | undefined {
    return this.#file.content.languages[this.#pseudonym(person)]
  }

  chooseLanguage(person: number, language: Language): void {
    this.#file.content.languages[this.#pseudonym(person)] = language
    this.#file.changed()
  }

  /** Counts the vote for each passage; the same vote again takes it back. Returns whether it counts now. */
  vote(person: number, passages: readonly string[], vote: Vote): boolean {
    const { votes } = this.#file.content
    const pseudonym = this.#pseudonym(person)
    const isRepeated = passages.every((passage) => votes[passage]?.[pseudonym] === vote)
    for (const passage of passages) {
      const ofPassage = (votes[passage] ??= {})
      if (isRepeated) Reflect.deleteProperty(ofPassage, pseudonym)
      else ofPassage[pseudonym] = vote
      if (Object.keys(ofPassage).length === 0) Reflect.deleteProperty(votes, passage)
    }
    this.#file.changed()
    return !isRepeated
  }

  /** Most votes first. */
  tallies(): Tally[] {
    return Object.entries(this.#file.content.votes)
      .map(([passage, votes]) => {
        const up = Object.values(votes).filter((vote) => vote === 'up').length
        return { passage, up, down: Object.keys(votes).length - up }
      })
      .sort((a, b) => b.up + b.down - (a.up + a.down))
  }

  keepUnanswered(person: number, question: string, embedding: Embedding): void {
    this.gaps.keep(this.#pseudonym(person), question, embedding)
  }

  /** Deletes all that a person left. */
  forget(person: number): void {
    const { languages, votes } = this.#file.content
    const pseudonym = this.#pseudonym(person)
    Reflect.deleteProperty(languages, pseudonym)
    for (const [passage, ofPassage] of Object.entries(votes)) {
      Reflect.deleteProperty(ofPassage, pseudonym)
      if (Object.keys(ofPassage).length === 0) Reflect.deleteProperty(votes, passage)
    }
    this.gaps.forget(pseudonym)
    this.#file.changed()
  }

  flush(): Promise<void> {
    return this.#file.flush()
  }

  #pseudonym(person: number): string {
    return createHmac('sha256', this.#key).update(String(person)).digest('hex').slice(0, 16)
  }
}
