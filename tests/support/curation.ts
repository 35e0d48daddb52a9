import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { assemble } from '../../src/assemble.ts'
import { loadConfig } from '../../src/config.ts'
import { createPublisher } from '../../src/curator.ts'
import { curationFor } from '../../src/curate.ts'
import { PROJECT } from './run-command.ts'
import { temporaryFolder } from './temporary-folder.ts'

const SILENT = { notice: () => undefined, progress: () => undefined }

/** The five essays in a folder of their own, an index of them, and the way in which they change. */
export async function openCuration() {
  const folder = await temporaryFolder()
  const essaysDir = join(folder, 'essays')
  await cp(join(PROJECT, 'data', 'essays'), essaysDir, { recursive: true })
  const config = loadConfig({ ESSAYS_DIR: essaysDir, INDEX_DIR: join(folder, 'index'), RECORDS_DIR: join(folder, 'records') })
  const assembly = await assemble(config, SILENT)
  const publisher = createPublisher(config, assembly.embedder, assembly.use)
  return { config, assembly, publisher, curation: curationFor(config, assembly, publisher) }
}
