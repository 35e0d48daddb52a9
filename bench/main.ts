/**
 * npm run bench -- [--large [--data DIR]] [--telegram] [--seconds N] [--publishing] [--page]: speed and memory, each beside a baseline of the same run and with recall where a search is
 * timed; with --large only an index of 100,000 passages.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { highlightAndRank, indexing } from './answering.ts'
import { classPage } from './class-page.ts'
import { large } from './large.ts'
import { wholeProcess } from './process.ts'
import { publishing } from './publishing.ts'
import { searching } from './searching.ts'
import { telegram } from './telegram.ts'

const { values } = parseArgs({
  options: {
    large: { type: 'boolean', default: false },
    data: { type: 'string' },
    telegram: { type: 'boolean', default: false },
    publishing: { type: 'boolean', default: false },
    page: { type: 'boolean', default: false },
    seconds: { type: 'string', default: '20' },
  },
})
const folder = await mkdtemp(join(tmpdir(), 'tanya-asn-bench-'))
const onTelegram = () => telegram(Number(values.seconds))
const parts = values.large
  ? [() => large(folder, values.data)]
  : values.telegram
    ? [onTelegram]
    : values.publishing
      ? [publishing]
      : values.page
        ? [classPage]
        : [wholeProcess, highlightAndRank, indexing, searching, onTelegram, classPage]
try {
  for (const part of parts) {
    for (const line of await part(folder)) console.log(line)
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}
