/**
 * npm run bench -- [--large [--data DIR]]: speed and memory, each beside a baseline of the same run and with recall where a search is
 * timed; with --large only an index of 100,000 passages.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { highlightAndRank, indexing } from './answering.ts'
import { large } from './large.ts'
import { wholeProcess } from './process.ts'
import { searching } from './searching.ts'

const { values } = parseArgs({ options: { large: { type: 'boolean', default: false }, data: { type: 'string' } } })
const folder = await mkdtemp(join(tmpdir(), 'tanya-asn-bench-'))
const parts = values.large ? [() => large(folder, values.data)] : [wholeProcess, highlightAndRank, indexing, searching]
try {
  for (const part of parts) {
    for (const line of await part(folder)) console.log(line)
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}
