/** npm run doctor -- [--json]: whether everything that the bot needs is as it should be, and what to do where it is not. */
import { parseArgs } from 'node:util'
import chalk from 'chalk'
import { openEmbedder } from '../src/assemble.ts'
import { loadConfig } from '../src/config.ts'
import type { Config } from '../src/config.ts'
import { runCommand } from '../src/console/command.ts'
import { terminalObserver } from '../src/console/terminal-observer.ts'
import { checkEssays, checkIndex, checkModel, checkModelFiles, checkOrphans } from '../src/doctor/check-library.ts'
import { checkDisk, checkWritable } from '../src/doctor/check-machine.ts'
import { failure, fine } from '../src/doctor/finding.ts'
import type { Finding } from '../src/doctor/finding.ts'
import { UserError } from '../src/errors.ts'
import { checkTelegram } from '../src/telegram/check-telegram.ts'

const COLOURS = { OK: chalk.green, PERHATIAN: chalk.yellow, GAGAL: chalk.red } as const
const WIDTH = 'PERHATIAN'.length

await runCommand(async () => {
  const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } })
  const config = loadConfig(process.env)
  const findings = [fine(`Node ${process.versions.node}; pengaturan terbaca`), ...(await libraryOf(config))]
  findings.push(await checkDisk(config.indexDir))
  for (const folder of [config.indexDir, config.essaysDir, config.recordsDir]) findings.push(await checkWritable(folder))
  findings.push(...(await checkTelegram(config.botToken, config.telegramApiRoot, config.webhookUrl)))
  if (values.json) console.log(JSON.stringify(findings))
  else for (const finding of findings) console.log(line(finding))
  if (findings.some(({ level }) => level === 'GAGAL')) process.exitCode = 1
})

async function libraryOf(config: Config): Promise<Finding[]> {
  const { finding, essays } = await checkEssays(config)
  try {
    const embedder = await openEmbedder(config, terminalObserver())
    return [
      await checkModel(embedder),
      ...(await checkModelFiles(config.embeddingModel)),
      finding,
      ...(await checkIndex(config, essays, embedder)),
      await checkOrphans(config),
    ]
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return [
      ...(await checkModelFiles(config.embeddingModel)),
      failure(error.message, 'Pulihkan folder model, atau kosongkan EMBEDDING_MODEL.'),
      finding,
    ]
  }
}

function line({ level, what, remedy }: Finding): string {
  const mark = COLOURS[level](level.padEnd(WIDTH))
  return remedy === undefined ? `${mark}  ${what}` : `${mark}  ${what}\n${' '.repeat(WIDTH)}  → ${remedy}`
}
