import { randomBytes } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { Proposal } from '../curation/proposal.ts'

const DRAFTS = 100
const HOUR_MS = 3_600_000

export type Field = 'title' | 'author' | 'published'

/** An essay that an admin sent and has not published yet. In memory: after a restart it is sent again. */
export interface Draft {
  readonly id: string
  readonly admin: number
  proposal: Proposal
}

/** Eight hexadecimal digits, for a button. */
export function newId(): string {
  return randomBytes(4).toString('hex')
}

export class Drafts {
  readonly #drafts = new LRUCache<string, Draft>({ max: DRAFTS, ttl: HOUR_MS })
  readonly #awaited = new LRUCache<number, { readonly draft: string; readonly field: Field }>({ max: DRAFTS, ttl: HOUR_MS })

  keep(admin: number, proposal: Proposal): Draft {
    const draft = { id: newId(), admin, proposal }
    this.#drafts.set(draft.id, draft)
    return draft
  }

  of(admin: number, id: string): Draft | undefined {
    const draft = this.#drafts.get(id)
    return draft?.admin === admin ? draft : undefined
  }

  drop(id: string): void {
    this.#drafts.delete(id)
  }

  /** The next message of the admin is the value of a field. */
  await(admin: number, draft: string, field: Field): void {
    this.#awaited.set(admin, { draft, field })
  }

  /** What the admin's message is the value of; once. */
  awaited(admin: number): { readonly draft: Draft; readonly field: Field } | undefined {
    const awaited = this.#awaited.get(admin)
    this.#awaited.delete(admin)
    const draft = awaited === undefined ? undefined : this.of(admin, awaited.draft)
    return awaited === undefined || draft === undefined ? undefined : { draft, field: awaited.field }
  }
}
