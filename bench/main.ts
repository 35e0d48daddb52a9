/** npm run bench: speed and memory, each beside a baseline of the same run and with recall where a search is timed. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { highlightAndRank, indexing } from './answering.ts'
import { wholeProcess } from './process.ts'
import { searching } from './searching.ts'

const folder = await mkdtemp(join(tmpdir(), 'tanya-asn-bench-'))
try {
  for (const part of [wholeProcess, highlightAndRank, indexing, searching]) {
    for (const line of await part(folder)) console.log(line)
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}
