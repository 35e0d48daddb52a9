/**
 * npm run evaluate -- [--essays DIR] [--questions FILE.jsonl] [--expected FILE.json] [--failures] [--diagram FILE.svg] [--filler N --data DIR]
 * [--json]: exit code 1 below the expected scores. With --set NAME --data DIR: rankings compared on questions that no one here wrote.
 */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { createAnswerer } from '../src/answering/answer.ts'
import type { AnswerQuestion } from '../src/answering/answer.ts'
import { libraryOptions, openEmbedder, openWeights, openWordLists } from '../src/assemble.ts'
import { loadConfig } from '../src/config.ts'
import type { Config } from '../src/config.ts'
import { runCommand } from '../src/console/command.ts'
import { comparisonOf, failuresOf, reportOf } from '../src/console/evaluation-report.ts'
import { terminalObserver } from '../src/console/terminal-observer.ts'
import { UserError } from '../src/errors.ts'
import { readEssays } from '../src/essays/folder.ts'
import { compareRankings } from '../src/evaluation/compare.ts'
import { gradeAll } from '../src/evaluation/evaluate.ts'
import type { Graded } from '../src/evaluation/evaluate.ts'
import { judge, readExpected } from '../src/evaluation/expected.ts'
import type { Verdict } from '../src/evaluation/expected.ts'
import { intervalsOf, scoresOf } from '../src/evaluation/metrics.ts'
import { PUBLIC_SETS, readLeads } from '../src/evaluation/public-sets.ts'
import { readQuestions } from '../src/evaluation/questions.ts'
import { reliabilityDiagram, reliabilityOf } from '../src/evaluation/reliability.ts'
import { buildGeneration } from '../src/search/build.ts'
import type { Essay } from '../src/types.ts'

const FOLDER = join(import.meta.dirname, '..', 'data', 'evaluation')
/** Their failures are not to be looked at, see data/evaluation/README.md. */
const REPORTED = ['report', 'unseen']
const ESSAYS = join(import.meta.dirname, '..', 'data', 'essays')

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      essays: { type: 'string' },
      questions: { type: 'string' },
      expected: { type: 'string' },
      set: { type: 'string' },
      data: { type: 'string' },
      filler: { type: 'string' },
      diagram: { type: 'string' },
      failures: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  })
  // An index of its own: an evaluation must not touch the one that is in use.
  const indexDir = await mkdtemp(join(tmpdir(), 'tanya-asn-evaluate-'))
  try {
    // Scores are committed for the project's own questions over its own essays, as they are answered unless told otherwise.
    const isOwn = [values.questions, values.essays, values.filler, values.set].every((value) => value === undefined)
    const env = isOwn ? { ...process.env, FALSE_ANSWERS: undefined, VOCABULARY_DIR: undefined } : process.env
    const config = loadConfig({ ...env, INDEX_DIR: indexDir, ESSAYS_DIR: values.essays ?? ESSAYS })
    if (values.set !== undefined) return await compareOnSet(values.set, values.data, values.json, config)
    const filler = await fillerOf(values.filler, values.data)
    const answerQuestion = await answererOver([...(await readEssays(config.essaysDir)), ...filler], config)
    const expectedFile = values.expected ?? (isOwn ? join(FOLDER, 'expected.json') : undefined)
    const expected = expectedFile === undefined ? undefined : await readExpected(expectedFile)
    const files = values.questions === undefined ? await committedFiles() : [values.questions]
    const all: Graded[] = []
    const verdicts: Verdict[] = []
    for (const file of files) {
      const graded = await gradeAll(await readQuestions(file), answerQuestion)
      all.push(...graded)
      const set = basename(file, '.jsonl')
      const ofSet = expected === undefined ? [] : judge(scoresOf(graded), expected, set)
      verdicts.push(...ofSet)
      if (values.diagram !== undefined)
        await writeFile(diagramFile(values.diagram, set), reliabilityDiagram(set, reliabilityOf(graded)))
      if (values.json) continue
      console.log(reportOf(set, graded, ofSet))
      if (values.failures && !REPORTED.includes(set)) console.log(failuresOf(graded))
    }
    if (values.json)
      console.log(JSON.stringify({ ...scoresOf(all), intervals: intervalsOf(all), reliability: reliabilityOf(all) }))
    if (verdicts.some(({ ok }) => !ok)) process.exitCode = 1
  } finally {
    await rm(indexDir, { recursive: true, force: true })
  }
})

async function committedFiles(): Promise<string[]> {
  return (await readdir(FOLDER))
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .map((name) => join(FOLDER, name))
}

async function answererOver(essays: readonly Essay[], config: Config): Promise<AnswerQuestion> {
  const observer = { ...terminalObserver(), notice: () => undefined }
  const embedder = await openEmbedder(config, observer)
  const { generation } = await buildGeneration(essays, { ...libraryOptions(config, observer), embedder })
  const { vocabulary } = await openWordLists(config, observer)
  const weights = await openWeights()
  const { falseAnswers } = config
  return createAnswerer({ embedder, vocabulary: () => vocabulary, generation: () => generation, weights, falseAnswers })
}

/** So many leads of Wikipedia, to see what becomes of the answers when a library grows. */
async function fillerOf(count: string | undefined, data: string | undefined): Promise<Essay[]> {
  if (count === undefined) return []
  if (data === undefined || !/^\d+$/.test(count))
    throw new UserError('Cara pakai: npm run evaluate -- --filler JUMLAH --data FOLDER')
  return readLeads(data, Number(count))
}

/** A file for each set: x.svg → x-develop.svg. */
function diagramFile(file: string, set: string): string {
  return file.replace(/(?:\.svg)?$/, `-${set}.svg`)
}

async function compareOnSet(name: string, data: string | undefined, json: boolean, config: Config): Promise<void> {
  const names = Object.keys(PUBLIC_SETS).join(' atau ')
  if (!(name in PUBLIC_SETS) || data === undefined)
    throw new UserError(`Cara pakai: npm run evaluate -- --set ${names} --data FOLDER`)
  const observer = terminalObserver()
  const set = await PUBLIC_SETS[name as keyof typeof PUBLIC_SETS](data)
  const embedder = await openEmbedder(config, observer)
  const { generation } = await buildGeneration(set.essays, { ...libraryOptions(config, observer), embedder })
  const { vocabulary } = await openWordLists(config, observer)
  const rankings = await compareRankings(set, generation, embedder, vocabulary, await openWeights())
  const questions = set.questions.filter(({ right }) => right.size > 0).length
  const passages = generation.passages.length
  console.log(
    json ? JSON.stringify({ set: name, questions, passages, rankings }) : comparisonOf(name, questions, passages, rankings),
  )
}
