/** npm run essays -- add FILE…: cleans texts copied from the web and puts them into the folder of essays. */
import { parseArgs } from 'node:util'
import { loadConfig } from '../src/config.ts'
import { runCommand } from '../src/console/command.ts'
import { addEssay } from '../src/essays/add.ts'
import { UserError } from '../src/errors.ts'

const USAGE = 'Cara pakai: npm run essays -- add BERKAS… [--essays FOLDER]'

await runCommand(async () => {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { essays: { type: 'string' } } })
  const [verb, ...files] = positionals
  if (verb !== 'add' || files.length === 0) throw new UserError(USAGE)
  const folder = values.essays ?? loadConfig(process.env).essaysDir
  // One file that fails does not keep the others out.
  for (const file of files) await runCommand(() => add(file, folder))
})

async function add(file: string, folder: string): Promise<void> {
  const { essay, removed } = await addEssay(file, folder)
  console.log(`${essay.id}.md: “${essay.title}”, ${essay.paragraphs.length} paragraf, ${removed.length} baris dibuang`)
  for (const line of removed) console.log(`  - ${line.length > 70 ? `${line.slice(0, 70)}…` : line}`)
}
