/** npm run index -- [--essays DIR] [--index DIR] [--json]: builds the index of a folder of essays. */
import { parseArgs } from 'node:util'
import { libraryOptions, openEmbedder } from '../src/assemble.ts'
import { loadConfig } from '../src/config.ts'
import { runCommand } from '../src/console/command.ts'
import { terminalObserver } from '../src/console/terminal-observer.ts'
import { updateIndex } from '../src/library.ts'
import type { IndexReport } from '../src/library.ts'

await runCommand(async () => {
  const { values } = parseArgs({
    options: { essays: { type: 'string' }, index: { type: 'string' }, json: { type: 'boolean', default: false } },
  })
  const config = loadConfig({ ...process.env, ...given('ESSAYS_DIR', values.essays), ...given('INDEX_DIR', values.index) })
  const observer = terminalObserver()
  const started = performance.now()
  const embedder = await openEmbedder(config, observer)
  const report = await updateIndex({ ...libraryOptions(config, observer), embedder })
  const milliseconds = Math.round(performance.now() - started)
  console.log(values.json ? JSON.stringify(reportJson(report, milliseconds)) : summary(report, milliseconds))
})

function given(name: string, value: string | undefined): Record<string, string> {
  return value === undefined ? {} : { [name]: value }
}

function summary({ generation, embedded, reused, removed, upToDate }: IndexReport, milliseconds: number): string {
  const size = `${generation.manifest.essays} esai, ${generation.manifest.passages} kutipan`
  if (upToDate) return `Indeks ${generation.name} sudah sesuai dengan esai: ${size}.`
  const changes = `${embedded} baru, ${reused} dipakai lagi, ${removed} dihapus`
  return `Indeks ${generation.name} selesai dalam ${(milliseconds / 1000).toFixed(1).replace('.', ',')} detik: ${size} (${changes}).`
}

function reportJson({ generation, embedded, reused, removed, upToDate }: IndexReport, milliseconds: number) {
  const { essays, passages, model, dimensions } = generation.manifest
  const search = generation.vectorSearch
  return {
    generation: generation.name,
    essays,
    passages,
    embedded,
    reused,
    removed,
    upToDate,
    model,
    dimensions,
    search,
    milliseconds,
  }
}
