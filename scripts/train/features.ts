/**
 * The first half of npm run train:ranking, `--data DIR --out FILE`: measures questions in libraries of several sizes, a JSON line each, for ranking.py to
 * learn from. The encoder has seen none of them.
 */
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readQuestion } from '../../src/answering/asked.ts'
import { asksForName, asksForPlace, lacksNumber } from '../../src/answering/answer-kind.ts'
import { knownShare } from '../../src/answering/decide.ts'
import { FEATURES } from '../../src/answering/features.ts'
import { rank } from '../../src/answering/rank.ts'
import type { Vocabulary } from '../../src/answering/vocabulary.ts'
import { openEmbedder, openWordLists } from '../../src/assemble.ts'
import { loadConfig } from '../../src/config.ts'
import { terminalObserver } from '../../src/console/terminal-observer.ts'
import { readEssays } from '../../src/essays/folder.ts'
import { buildGeneration } from '../../src/search/build.ts'
import type { Generation } from '../../src/search/generation.ts'
import type { Embedder } from '../../src/types.ts'
import { amongLeads, developLibrary, publicLibrary, writtenLibraries } from './libraries.ts'
import type { LearningQuestion } from './libraries.ts'

/** Sizes of larger libraries. */
const LEADS = [500, 5_000]

const DATA = join(import.meta.dirname, '..', '..', 'data')

const { values } = parseArgs({ options: { data: { type: 'string' }, out: { type: 'string' } } })
const { data, out } = values
if (data === undefined || out === undefined) throw new Error('Expected --data DIR --out FILE')

const indexDir = await mkdtemp(join(tmpdir(), 'tanya-asn-train-'))
const file = await open(out, 'w')
try {
  const observer = terminalObserver()
  const config = loadConfig({ ...process.env, INDEX_DIR: indexDir })
  const embedder = await openEmbedder(config, observer)
  const { vocabulary } = await openWordLists(config, observer)
  const written = await writtenLibraries(join(DATA, 'training', 'essays.jsonl'))
  const develop = await developLibrary(join(DATA, 'evaluation', 'develop.jsonl'), await readEssays(join(DATA, 'essays')))
  const libraries = [...written, develop, await publicLibrary(data)]
  for (const count of LEADS) libraries.push(await amongLeads(develop, count, data), await amongLeads(written[0]!, count, data))
  for (const { name, essays, questions } of libraries) {
    const { generation } = await buildGeneration(essays, { indexDir, embedder })
    for (const question of questions) {
      await file.write(JSON.stringify({ library: name, ...(await measured(question, generation, embedder, vocabulary)) }) + '\n')
    }
    console.log(`${name}: ${essays.length} essays, ${generation.passages.length} passages, ${questions.length} questions`)
  }
} finally {
  await file.close()
  await rm(indexDir, { recursive: true, force: true })
}

/** Every candidate with its features, and what the decision needs beside them. */
async function measured(question: LearningQuestion, generation: Generation, embedder: Embedder, vocabulary: Vocabulary) {
  const { passages } = generation
  const asked = await readQuestion(question, generation, vocabulary, embedder)
  const { query, concepts } = asked
  const equal = Object.fromEntries(FEATURES.map((name) => [name, 1])) as Record<(typeof FEATURES)[number], number>
  const candidates = rank(asked, generation, equal)
  return {
    answerable: passages.some((passage) => question.answers(passage) === true),
    size: Math.log10(passages.length),
    known: knownShare(concepts),
    asksForName: Number(asksForName(query.asked)),
    asksForPlace: Number(asksForPlace(query.asked)),
    candidates: candidates.flatMap(({ position, features }) => {
      const right = question.answers(passages[position]!)
      if (right === undefined) return []
      const lacks = Number(lacksNumber(query.asked, passages[position]!.text))
      const rounded = FEATURES.map((name) => [name, Number(features[name].toFixed(5))] as const)
      return [{ right, lacksNumber: lacks, features: Object.fromEntries(rounded) }]
    }),
  }
}
