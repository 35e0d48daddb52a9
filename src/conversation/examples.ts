import { z } from 'zod'
import { UserError } from '../errors.ts'
import { readText } from '../essays/folder.ts'
import { readYaml } from './yaml.ts'
import { innerProduct } from '../search/exact-index.ts'
import { sha256 } from '../search/manifest.ts'
import type { Answer, Embedder, Embedding, Question } from '../types.ts'

/** A question that the essays answer. */
export interface Example {
  /** Hash of the question, for a button. */
  readonly id: string
  readonly question: string
}

export interface Topic {
  readonly topic: string
  readonly english: string
  readonly examples: readonly Example[]
}

const schema = z.array(
  z.object({ topic: z.string().min(1), english: z.string().optional(), questions: z.array(z.string().min(3).max(200)).min(1) }),
)

/** Questions to begin with: only those that the essays do answer are ever offered. */
export class Examples {
  readonly topics: readonly Topic[]
  readonly #embeddings: ReadonlyMap<string, Embedding>

  private constructor(topics: readonly Topic[], embeddings: ReadonlyMap<string, Embedding>) {
    this.topics = topics
    this.#embeddings = embeddings
  }

  static readonly none = new Examples([], new Map())

  /** @throws UserError when the file cannot be read or is not as it must be. */
  static async open(
    file: string,
    answerQuestion: (question: Question) => Promise<{ readonly answer: Answer }>,
    embedder: Embedder,
  ): Promise<Examples> {
    const embeddings = new Map<string, Embedding>()
    const topics: Topic[] = []
    for (const { topic, english = topic, questions } of await read(file)) {
      const examples: Example[] = []
      for (const question of questions) {
        const { answer } = await answerQuestion({ text: question })
        if (answer.kind !== 'answered') continue
        const id = sha256(question).slice(0, 12)
        examples.push({ id, question })
        embeddings.set(id, await embedder.embed(question, 'query'))
      }
      if (examples.length > 0) topics.push({ topic, english, examples })
    }
    return new Examples(topics, embeddings)
  }

  byId(id: string): Example | undefined {
    return this.#all().find((example) => example.id === id)
  }

  /** One of each topic, as far as there are topics. */
  varied(count: number): Example[] {
    return this.topics.slice(0, count).map(({ examples }) => examples[0]!)
  }

  /** Nearest in meaning to a question, given by its embedding. */
  nearest(embedding: Embedding, count: number): Example[] {
    const similarity = ({ id }: Example) => innerProduct(this.#embeddings.get(id)!, embedding)
    return this.#all()
      .sort((a, b) => similarity(b) - similarity(a))
      .slice(0, count)
  }

  #all(): Example[] {
    return this.topics.flatMap(({ examples }) => examples)
  }
}

async function read(file: string): Promise<z.output<typeof schema>> {
  const read = readYaml(await readText(file), schema)
  if (read.success) return read.data
  throw new UserError(
    `Contoh pertanyaan di ${file} tidak dapat dibaca (${read.problem.split('\n')[0]}); bot tetap berjalan tanpa contoh.`,
  )
}
