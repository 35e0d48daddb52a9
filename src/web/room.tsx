/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import type { Example } from '../conversation/examples.ts'
import { summaryOf } from './answer-view.tsx'
import { replyTo } from './ask.ts'
import type { Reply } from './ask.ts'
import { AskView } from './ask-view.tsx'
import type { History } from './history.ts'
import { documentOf } from './layout.tsx'
import type { Edition, LayoutProps } from './layout.tsx'
import { addressOf } from './pace.ts'
import type { Pace } from './pace.ts'
import type { WebServices } from './services.ts'
import type { Question } from '../types.ts'

const EXAMPLES = 6
/** Offered where the essays do not answer. */
const OFFERED = 3

type PageProps = Omit<LayoutProps, 'edition' | 'joins'>
type Status = 200 | 404 | 413 | 422 | 429

/** What every page of one language is made with. */
export class Room {
  readonly edition: Edition
  readonly services: WebServices
  readonly #pace: Pace

  constructor(edition: Edition, services: WebServices, pace: Pace) {
    this.edition = edition
    this.services = services
    this.#pace = pace
  }

  page(c: Context, props: PageProps, view: Child, status: Status = 200) {
    return c.html(documentOf({ edition: this.edition, joins: this.services.joining !== undefined, ...props }, view), status)
  }

  askPage(c: Context, history: History, reply?: Reply, status: Status = 200, isEmptied = false) {
    const { edition } = this
    const { texts } = edition
    const announce =
      reply === undefined ? texts.ask.title : reply.kind === 'sentence' ? reply.sentence : summaryOf(reply.report, edition)
    const examples = reply?.kind === 'answer' ? this.offered(reply) : this.services.examples().varied(EXAMPLES)
    const view = <AskView {...{ edition, history, reply, isEmptied, examples }} />
    return this.page(c, { title: texts.ask.title, place: 'ask', announce }, view, status)
  }

  /** Whoever asks faster than anybody can read is told to wait; undefined for everybody else. */
  async hurried(c: Context, points = 1) {
    const seconds = await this.#pace(addressOf(c), points)
    return seconds === undefined ? undefined : this.refusal(c, this.edition.texts.tooMany(seconds), 429)
  }

  refusal(c: Context, sentence: string, status: Status) {
    return this.askPage(c, [], { kind: 'sentence', sentence, isProblem: true }, status)
  }

  reply(question: Question): Promise<Reply> {
    return replyTo(question, this.edition.texts, this.services)
  }

  /** Questions like the one that was asked. */
  offered(reply: Reply | undefined): readonly Example[] {
    if (reply?.kind !== 'answer') return []
    return this.services.examples().nearest(reply.report.explanation.embedding, OFFERED)
  }
}

/** The values of a field of a form, in order; files are none. */
export async function fieldsOf(c: Context): Promise<(name: string) => string[]> {
  // What is no form has no fields.
  const body = await c.req.parseBody({ all: true }).catch((): Record<string, string[]> => ({}))
  return (name) => [body[name] ?? []].flat().filter((value) => typeof value === 'string')
}
