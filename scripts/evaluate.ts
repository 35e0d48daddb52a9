/** npm run evaluate -- [--essays DIR] [--questions FILE.jsonl] [--expected FILE.json] [--failures] [--json]: exit code 1 below the expected scores. */
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { assemble } from '../src/assemble.ts'
import { loadConfig } from '../src/config.ts'
import { runCommand } from '../src/console/command.ts'
import { terminalObserver } from '../src/console/terminal-observer.ts'
import { gradeAll } from '../src/evaluation/evaluate.ts'
import type { Graded } from '../src/evaluation/evaluate.ts'
import { judge, readExpected } from '../src/evaluation/expected.ts'
import type { Verdict } from '../src/evaluation/expected.ts'
import { scoresOf } from '../src/evaluation/metrics.ts'
import type { Scores } from '../src/evaluation/metrics.ts'
import { readQuestions } from '../src/evaluation/questions.ts'

const FOLDER = join(import.meta.dirname, '..', 'data', 'evaluation')
/** Its failures are not to be looked at, see data/evaluation/README.md. */
const REPORTED = 'report'
const ESSAYS = join(import.meta.dirname, '..', 'data', 'essays')

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      essays: { type: 'string' },
      questions: { type: 'string' },
      expected: { type: 'string' },
      failures: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  })
  // An index of its own: an evaluation must not touch the one that is in use.
  const indexDir = await mkdtemp(join(tmpdir(), 'tanya-asn-evaluate-'))
  try {
    const environment = { ...process.env, INDEX_DIR: indexDir, ESSAYS_DIR: values.essays ?? ESSAYS }
    const answerQuestion = await assemble(loadConfig(environment), { ...terminalObserver(), notice: () => undefined })
    // Scores are committed for the project's own questions over its own essays.
    const isOwn = values.questions === undefined && values.essays === undefined
    const expectedFile = values.expected ?? (isOwn ? join(FOLDER, 'expected.json') : undefined)
    const expected = expectedFile === undefined ? { tolerance: 0, sets: {} } : await readExpected(expectedFile)
    const files = values.questions === undefined ? await committedFiles() : [values.questions]
    const all: Graded[] = []
    const verdicts: Verdict[] = []
    for (const file of files) {
      const graded = await gradeAll(await readQuestions(file), answerQuestion)
      all.push(...graded)
      const set = basename(file, '.jsonl')
      const ofSet = judge(scoresOf(graded), expected, set)
      verdicts.push(...ofSet)
      if (!values.json) printSet(set, graded, ofSet, values.failures)
    }
    if (values.json) console.log(JSON.stringify(scoresOf(all)))
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

function printSet(set: string, graded: readonly Graded[], verdicts: readonly Verdict[], failures: boolean): void {
  console.log(`\n${set}: ${scoresOf(graded).questions} questions`)
  console.log(`  ${'kind'.padEnd(14)}  n   hit1  hit3  mrr10  answered  false`)
  for (const kind of new Set(graded.map(kindOf))) {
    console.log(`  ${row(kind, scoresOf(graded.filter((outcome) => kindOf(outcome) === kind)))}`)
  }
  console.log(`  ${row('all', scoresOf(graded))}`)
  const { auroc, p50ms, p95ms } = scoresOf(graded)
  console.log(`  AUROC ${shown(auroc)}, milliseconds ${p50ms?.toFixed(1)} (median) ${p95ms?.toFixed(1)} (95 %)`)
  for (const { figure, expected, reached, ok } of verdicts) {
    console.log(`  ${ok ? 'OK  ' : 'FAIL'} ${figure.padEnd(12)} ${shown(reached)} (expected ${shown(expected)})`)
  }
  if (failures && set !== REPORTED) graded.filter(isFailure).forEach(printFailure)
}

function kindOf({ question }: Graded): string {
  return question.kind ?? '-'
}

function row(kind: string, { questions, hit1, hit3, mrr10, answered, falseAnswers }: Scores): string {
  const [first, three, rank, share, wrong] = [hit1, hit3, mrr10, answered, falseAnswers].map((figure) => shown(figure))
  return `${kind.padEnd(14)} ${String(questions).padStart(3)}  ${first}  ${three}   ${rank}      ${share}   ${wrong}`
}

function shown(figure: number | null): string {
  return figure === null ? '   -' : figure.toFixed(3).replace(/^0/, '')
}

function isFailure({ answerable, rank, answered }: Graded): boolean {
  return answerable ? rank === undefined || rank > 3 || !answered : answered
}

function printFailure({ question, rank, report }: Graded): void {
  const asked = question.previous === undefined ? question.question : `${question.previous} → ${question.question}`
  console.log(
    `  - [${question.id}] ${asked}\n    ${report.answer.kind}, right passage at ${rank ?? '-'}; first: ${report.ranking[0]?.text.slice(0, 90)} …`,
  )
}
