import { isRight } from '../evaluation/evaluate.ts'
import type { EvaluationQuestion } from '../evaluation/questions.ts'
import { sha256 } from '../search/manifest.ts'
import type { Passage } from '../types.ts'
import type { WebServices } from './services.ts'

const LENGTH = 5
const OPTIONS = 4
/** The answer is among so many of the best. */
const CLEAR = 2
/** The best of the others may answer too, although nobody wrote that down. */
const TOO_CLOSE = 6
/** Over essays that the questions were not written for, the search for fitting ones ends. */
const TRIED = 60

export interface QuizItem {
  readonly question: string
  readonly options: readonly Passage[]
  readonly right: Passage
}

/** Up to five questions, each with another answer. A quiz is all in its seed: the server remembers none. */
export async function quizOf(
  seed: string,
  language: 'id' | 'en',
  { quizQuestions, answerQuestion }: Pick<WebServices, 'quizQuestions' | 'answerQuestion'>,
): Promise<QuizItem[]> {
  const drawn = shuffled(quizQuestions, seed, ({ id }) => id).filter((question) => isFit(question, language))
  const items: QuizItem[] = []
  for (const { id, question, evidence } of drawn.slice(0, TRIED)) {
    if (items.length === LENGTH) break
    const { ranking } = await answerQuestion({ text: question })
    // Where the bot itself finds no answer soon, a class would hardly agree on one.
    const right = ranking.slice(0, CLEAR).find((passage) => isRight(passage, evidence))
    const others = ranking.slice(TOO_CLOSE).filter((passage) => !isRight(passage, evidence))
    if (right === undefined || others.length < OPTIONS - 1 || items.some((item) => item.right.id === right.id)) continue
    const options = [right, ...shuffled(others, `${seed} ${id}`, (passage) => passage.id).slice(0, OPTIONS - 1)]
    items.push({ question, right, options: shuffled(options, `${id} ${seed}`, (passage) => passage.id) })
  }
  return items
}

/** Questions that stand by themselves, in words for a projector; of an admin's own, which have no kind, every one. */
function isFit({ evidence, previous, kind }: EvaluationQuestion, language: 'id' | 'en'): boolean {
  if (previous !== undefined || evidence.length === 0) return false
  return language === 'en' ? kind === 'english' : kind === 'formal' || kind === undefined
}

/** In an order that depends on the seed alone. */
function shuffled<Item>(items: readonly Item[], seed: string, id: (item: Item) => string): Item[] {
  return items
    .map((item) => ({ item, key: sha256(`${seed} ${id(item)}`) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ item }) => item)
}
