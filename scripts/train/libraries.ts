import { readFile } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import { isRight } from '../../src/evaluation/evaluate.ts'
import { Collection, essayOf, locate, paragraphsOf, readLeads, rowsOf } from '../../src/evaluation/public-sets.ts'
import { readQuestions } from '../../src/evaluation/questions.ts'
import type { Essay, Passage } from '../../src/types.ts'

export interface LearningQuestion {
  readonly text: string
  readonly previous?: string
  /** Whether a passage answers; undefined where nobody knows: the rest of a text that holds the answer somewhere. */
  readonly answers: (passage: Passage) => boolean | undefined
}

/** Essays with questions, some of which they do not answer. */
export interface LearningLibrary {
  readonly name: string
  readonly essays: readonly Essay[]
  readonly questions: readonly LearningQuestion[]
}

interface WrittenEssay {
  readonly id: string
  readonly title: string
  readonly paragraphs: readonly { readonly text: string; readonly questions: readonly { question: string; evidence: string }[] }[]
  /** Questions on its subject that it does not answer. */
  readonly near: readonly string[]
}

/** The same fifth that corpus.py keeps away from the encoder. */
const HELD_OUT_SHARE = 5
const isHeldOut = (text: string) => crc32(text) % HELD_OUT_SHARE === 0

const SMALL_LIBRARY = 5
const FOREIGN_QUESTIONS = 40
const FILLER_PASSAGES = 15_000
/** Leads before this one serve for validation. */
const FIRST_FILLER = 60_000

/** Held-out essays written for training, five by five and all together; in a small library, questions on the others are unanswerable. */
export async function writtenLibraries(file: string): Promise<LearningLibrary[]> {
  const rows = (await readFile(file, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as WrittenEssay)
  const written = rows.filter(({ id }) => isHeldOut(id))
  const libraries = [{ name: 'written, all', members: written }]
  for (let at = 0; at + SMALL_LIBRARY <= written.length; at += SMALL_LIBRARY) {
    libraries.push({ name: 'written, small', members: written.slice(at, at + SMALL_LIBRARY) })
  }
  return libraries.map(({ name, members }, number) => {
    const foreign = written.filter((essay) => !members.includes(essay)).flatMap(answeredBy)
    const step = Math.max(1, Math.floor(foreign.length / FOREIGN_QUESTIONS))
    const questions = [
      ...members.flatMap(answeredBy),
      ...members.flatMap(({ near }) => near.map(unanswerable)),
      ...foreign.filter((_, i) => i % step === number % step).map(({ text }) => unanswerable(text)),
    ]
    return {
      name,
      essays: members.map(({ id, title, paragraphs }) =>
        essayOf(
          id,
          title,
          paragraphs.map(({ text }) => text),
        ),
      ),
      questions,
    }
  })
}

function answeredBy({ id, paragraphs }: WrittenEssay): LearningQuestion[] {
  return paragraphs.flatMap(({ questions }) =>
    questions.map(({ question, evidence }) => ({
      text: question,
      answers: (passage: Passage) => passage.essayId === id && isRight(passage, [evidence]),
    })),
  )
}

function unanswerable(text: string): LearningQuestion {
  return { text, answers: () => false }
}

/** Held-out public questions over their passages among leads of Wikipedia. */
export async function publicLibrary(folder: string): Promise<LearningLibrary> {
  const collection = new Collection()
  const questions: LearningQuestion[] = []
  const pairs = rowsOf<{ question: string; passage: string; answers: string[] }>(locate(folder, 'question-passage.jsonl.gz'))
  for await (const { question, passage, answers } of pairs) {
    if (!isHeldOut(passage)) continue
    const key = collection.add(passage)
    const isAnswer = (quoted: Passage) => (isRight(quoted, answers) ? true : undefined)
    questions.push({
      text: question,
      answers: (quoted) => (paragraphsOf(quoted).includes(key) && answers.length > 0 ? isAnswer(quoted) : false),
    })
  }
  let lead = 0
  for await (const { passages } of rowsOf<{ passages: string[] }>(locate(folder, 'wikipedia-leads.jsonl.gz'))) {
    if (lead++ < FIRST_FILLER) continue
    for (const passage of passages) collection.add(passage)
    if (collection.size >= FILLER_PASSAGES) break
  }
  return { name: 'public', essays: collection.essays(), questions }
}

/** The same questions among so many leads of Wikipedia, so that the decision holds when a library grows. */
export async function amongLeads(library: LearningLibrary, count: number, folder: string): Promise<LearningLibrary> {
  const leads = (await readLeads(folder, FIRST_FILLER + count)).slice(FIRST_FILLER)
  return { ...library, name: `${library.name} among ${count} leads`, essays: [...library.essays, ...leads] }
}

/** The half of the project's own questions that may be worked with. */
export async function developLibrary(file: string, essays: readonly Essay[]): Promise<LearningLibrary> {
  const questions = (await readQuestions(file)).map(({ question, previous, evidence }) => ({
    text: question,
    ...(previous === undefined ? {} : { previous }),
    answers: (passage: Passage) => isRight(passage, evidence),
  }))
  return { name: 'develop', essays, questions }
}
