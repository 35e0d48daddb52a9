import { basename } from 'node:path'
import { z } from 'zod'
import type { Document } from '../documents/document.ts'
import { METADATA_LENGTH, formatEssay, hasFrontMatter, parseEssay } from '../essays/essay-file.ts'
import type { EssayMetadata } from '../essays/essay-file.ts'
import { importEssay } from '../essays/import.ts'
import { budgetFor } from '../search/build.ts'
import type { Generation } from '../search/generation.ts'
import type { Embedder, Essay } from '../types.ts'
import { inspect } from './inspect.ts'
import type { Findings } from './inspect.ts'

/** An essay that somebody wants to add, before it is added. */
export interface Proposal {
  readonly metadata: EssayMetadata
  /** Markdown below the front matter. */
  readonly body: string
  /** Lines that were taken for clutter, to be looked at: nothing real may be lost. */
  readonly removed: readonly string[]
  readonly findings: Findings
}

/**
 * A document as an essay: cleaned, with title, author and date as far as it tells them.
 * @throws UserError when nothing is left after cleaning.
 */
export function proposalFrom(
  document: Document,
  source: string,
  { generation, embedder }: { readonly generation: Generation | undefined; readonly embedder: Embedder },
): Proposal {
  const name = basename(source)
  const { metadata, body, removed } = hasFrontMatter(document.text)
    ? asItIs(document.text, name)
    : importEssay(document.text, name)
  const { title, author, outlet, published, url } = document
  const told = Object.fromEntries(
    Object.entries({ title, author, outlet, published, url }).flatMap(([field, value]) => {
      const usable = value?.trim().slice(0, METADATA_LENGTH)
      return usable === undefined || usable === '' || !isUsable(field, usable) ? [] : [[field, usable] as const]
    }),
  )
  const proposed = { ...metadata, ...told }
  return {
    metadata: proposed,
    body,
    removed,
    findings: inspect(essayOf({ metadata: proposed, body }), generation, budgetFor(embedder)),
  }
}

/** What a page says of itself may be anything; what a citation cannot use is left out. */
function isUsable(field: string, value: string): boolean {
  if (field === 'published') return z.iso.date().safeParse(value).success
  return field !== 'url' || z.url({ protocol: /^https?$/ }).safeParse(value).success
}

function asItIs(content: string, name: string) {
  const { id: _, text, paragraphs: __, ...metadata } = parseEssay(content, '', name)
  return { metadata: metadata, body: text, removed: [] }
}

export function contentOf({ metadata, body }: Pick<Proposal, 'metadata' | 'body'>): string {
  return formatEssay(metadata, body)
}

/** As it will be read from its file. */
export function essayOf(proposal: Pick<Proposal, 'metadata' | 'body'>, id = ''): Essay {
  return parseEssay(contentOf(proposal), id, proposal.metadata.source ?? proposal.metadata.title)
}
