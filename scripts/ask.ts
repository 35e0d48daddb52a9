/** npm run ask -- [--json] [--explain] "question": one question, one answer; without a question, a prompt until Ctrl-D. */
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import type { AnswerReport } from '../src/answering/answer.ts'
import { assemble } from '../src/assemble.ts'
import { loadConfig } from '../src/config.ts'
import { answerJson } from '../src/answering/answer-json.ts'
import { explanationJson } from '../src/answering/explanation-json.ts'
import { renderExplanation } from '../src/console/explanation.ts'
import { runCommand } from '../src/console/command.ts'
import { renderAnswer, screenOf } from '../src/console/render-answer.ts'
import { terminalObserver } from '../src/console/terminal-observer.ts'
import { UserError } from '../src/errors.ts'
import type { Question } from '../src/types.ts'

await runCommand(async () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, explain: { type: 'boolean', default: false } },
  })
  const { answerQuestion } = await assemble(loadConfig(process.env), terminalObserver())
  const show = (question: string, report: AnswerReport) => {
    if (values.json) {
      console.log(
        JSON.stringify({ ...answerJson(question, report), ...(values.explain ? { why: explanationJson(report) } : {}) }),
      )
      return
    }
    console.log(renderAnswer(report.answer, screenOf(process.stdout)))
    if (values.explain) console.log(`\n${renderExplanation(report)}`)
  }
  const question = positionals.join(' ')
  if (positionals.length > 0) return show(question, await answerQuestion({ text: question }))
  const answer = async (asked: Question) => {
    const report = await answerQuestion(asked)
    show(asked.text, report)
    return report
  }
  await prompt(answer, values.json ? '' : '\n')
})

/** Reads questions line by line, from a person or from a pipe; a question that fails does not end it. */
async function prompt(answer: (question: Question) => Promise<AnswerReport>, between: string): Promise<void> {
  const isPerson = process.stdin.isTTY
  const lines = createInterface({ input: process.stdin, prompt: 'Tanya: ', ...(isPerson ? { output: process.stderr } : {}) })
  if (isPerson) console.error('Silakan bertanya tentang perilaku ASN. Ctrl-D untuk selesai.\n')
  if (isPerson) lines.prompt()
  let previous: string | undefined
  for await (const line of lines) {
    const text = line.trim()
    if (text !== '') {
      try {
        const { explanation } = await answer({ text, ...(previous === undefined ? {} : { previous }) })
        // A chain of follow-ups stays with the question that it began with.
        previous = explanation.query.context ?? text
      } catch (error) {
        if (!(error instanceof UserError)) throw error
        console.error(error.message)
      }
      process.stdout.write(between)
    }
    if (isPerson) lines.prompt()
  }
}
