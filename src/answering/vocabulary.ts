import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { z } from 'zod'
import { UserError } from '../errors.ts'
import type { Phrase } from '../search/lexical-index.ts'
import { stemOf } from '../search/terms.ts'

const words = z.string().transform((list) => list.split(/\s+/).filter((word) => word !== ''))

const schema = z.strictObject({
  everyday: z.record(z.string(), z.string()),
  fillers: words,
  phrases: words,
  synonyms: z.array(words),
})

/** How civil servants write, beside the language of essays. */
export interface Vocabulary {
  /** Everyday or abbreviated word → what an essay would say: medsos → media sosial. */
  readonly everyday: ReadonlyMap<string, string>
  /** Question words, politeness and particles: they say nothing about the subject. */
  readonly fillers: ReadonlySet<string>
  /** Stems, joined by spaces, that make one concept together. */
  readonly phrases: ReadonlySet<string>
  /** Word or phrase, as stems joined by spaces → what may stand for it. */
  readonly synonyms: ReadonlyMap<string, readonly Phrase[]>
}

/** @throws UserError that names the file when it is not as it should be. */
export async function loadVocabulary(file: string): Promise<Vocabulary> {
  try {
    const { everyday, fillers, phrases, synonyms } = schema.parse(parse(await readFile(file, 'utf8')))
    const groups = synonyms.map((group) => group.map(phraseOf))
    const longer = [...phrases.map(phraseOf), ...groups.flat()].filter((phrase) => phrase.length > 1)
    return {
      everyday: new Map(Object.entries(everyday)),
      fillers: new Set(fillers),
      phrases: new Set(longer.map(keyOf)),
      synonyms: synonymsByKey(groups),
    }
  } catch (error) {
    throw new UserError(`Daftar kata ${file} tidak terbaca; perbaiki isinya.`, { cause: error })
  }
}

export function keyOf(phrase: Phrase): string {
  return phrase.join(' ')
}

/** "media-sosial" → the stems of its words. */
function phraseOf(words: string): Phrase {
  return words.split('-').map(stemOf)
}

function synonymsByKey(groups: readonly (readonly Phrase[])[]): Map<string, Phrase[]> {
  const synonyms = new Map<string, Map<string, Phrase>>()
  for (const group of groups) {
    for (const phrase of group) {
      const others = group.filter((other) => keyOf(other) !== keyOf(phrase))
      const known = synonyms.get(keyOf(phrase)) ?? new Map<string, Phrase>()
      synonyms.set(keyOf(phrase), new Map([...known, ...others.map((other) => [keyOf(other), other] as const)]))
    }
  }
  return new Map([...synonyms].map(([key, others]) => [key, [...others.values()]]))
}
