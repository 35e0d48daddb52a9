/** npm run essays -- add FILE…: cleans texts copied from the web and puts them into the folder of essays. */
import { writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { loadConfig } from '../src/config.ts'
import { formatEssay, parseEssay } from '../src/essays/essay-file.ts'
import { readText } from '../src/essays/folder.ts'
import { importEssay, slugOf } from '../src/essays/import.ts'
import { UserError } from '../src/errors.ts'
import { runCommand } from '../src/console/command.ts'

const USAGE = 'Cara pakai: npm run essays -- add BERKAS… [--essays FOLDER]'

await runCommand(async () => {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { essays: { type: 'string' } } })
  const [verb, ...files] = positionals
  if (verb !== 'add' || files.length === 0) throw new UserError(USAGE)
  const folder = values.essays ?? loadConfig(process.env).essaysDir
  for (const file of files) console.log(await add(file, folder))
})

async function add(file: string, folder: string): Promise<string> {
  const name = basename(file)
  const { metadata, body, removed } = importEssay(await readText(file), name)
  const content = formatEssay(metadata, body)
  for (const suffix of ['', ...[metadata.author ?? []].flat().map((author) => `-${slugOf(author)}`), '-2', '-3', '-4', '-5']) {
    const id = slugOf(metadata.title) + suffix
    const { paragraphs } = parseEssay(content, id, name)
    try {
      await writeFile(join(folder, `${id}.md`), content, { flag: 'wx' })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue
      throw error
    }
    return `${id}.md: “${metadata.title}”, ${paragraphs.length} paragraf, ${removed.length} baris dibuang`
  }
  throw new UserError(`Sudah ada esai lain yang berjudul “${metadata.title}”; ganti nama berkas yang lama dahulu.`)
}
