/** The vocabulary of the program. No code that runs. */

/** Unit length, so that the inner product of two embeddings is their cosine. */
export type Embedding = Float32Array

/** From `start` up to, not including, `end`, in UTF-16 units. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** What a citation needs to know of an essay. */
export interface EssayReference {
  readonly id: string
  readonly title: string
  readonly author?: string
  /** Newspaper, office or website that published the essay. */
  readonly outlet?: string
  /** Date of publication, YYYY-MM-DD. */
  readonly published?: string
  readonly url?: string
  /** Name of the file that the essay was imported from. */
  readonly source?: string
}

export interface Essay extends EssayReference {
  /** Everything below the front matter; every quote is a slice of it. */
  readonly text: string
  /** The paragraphs in `text`, in reading order; headings are not among them. */
  readonly paragraphs: readonly Span[]
}

/** Invariant: `essay.text.slice(start, end) === text`. A quote is verbatim by construction. */
export interface Passage extends Span {
  /** Hash of the text: stays the same when essays around it change. */
  readonly id: string
  readonly essayId: string
  /** Counted from 1, as a reader would. */
  readonly paragraph: number
  /** Where the passage ends, when that is a later paragraph. */
  readonly lastParagraph?: number
  readonly text: string
}

/** Which side of the search a text is on; some models want to be told. */
export type EmbeddingRole = 'query' | 'passage'

export interface Embedder {
  /** Name and checksum: two embedders with the same identity give the same vectors. */
  readonly identity: string
  readonly dimensions: number
  /** What lies beyond is cut off by the model, silently. */
  readonly maxTokens: number
  countTokens(text: string): number
  embed(text: string, role: EmbeddingRole): Promise<Embedding>
}

/** A passage by its place in the generation, and how near it is. */
export interface Neighbour {
  readonly position: number
  /** Cosine, −1 to 1. */
  readonly similarity: number
}

export interface VectorIndex {
  readonly size: number
  /** The `k` nearest passages, nearest first; all of them when there are fewer. */
  search(query: Embedding, k: number): readonly Neighbour[]
  /** The vector of a passage. */
  vector(position: number): Embedding
}

/** Told what a person who waits wants to know. */
export interface Observer {
  /** An Indonesian sentence for whoever started the program. */
  notice(sentence: string): void
  /** How far a download or the building of an index is; `done === total` ends it. */
  progress(task: string, done: number, total: number): void
}

export interface Question {
  readonly text: string
  /** The question asked just before, for follow-ups. */
  readonly previous?: string
}

export interface Quote {
  readonly essay: EssayReference
  readonly passage: Passage
  /** The sentences that answer, as places in `passage.text`. */
  readonly highlights: readonly Span[]
  /** 0 to 1; larger is better, comparable between questions. */
  readonly score: number
}

export type Answer =
  | { readonly kind: 'answered' | 'related'; readonly quotes: readonly [Quote, ...Quote[]] }
  /** `nearest`: essays that come closest, to show what can be asked. */
  | { readonly kind: 'not-found'; readonly nearest: readonly EssayReference[] }
