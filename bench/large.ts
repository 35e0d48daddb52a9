import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { openEmbedder } from '../src/assemble.ts'
import { loadConfig } from '../src/config.ts'
import { essayOf, locate, rowsOf } from '../src/evaluation/public-sets.ts'
import { buildGeneration } from '../src/search/build.ts'
import type { Essay } from '../src/types.ts'
import { generatedEssays } from './generated-essays.ts'

/** Some are cut: about 100,000 passages. */
const PARAGRAPHS = 90_000
const served = z.object({
  passages: z.number(),
  openSeconds: z.number(),
  milliseconds: z.number(),
  megabytes: z.number(),
  recall: z.number(),
})

/** About 100,000 passages: leads of Wikipedia from a folder of training data, else generated ones. */
export async function large(folder: string, data: string | undefined): Promise<string[]> {
  const indexDir = join(folder, 'large')
  const embedder = await openEmbedder(loadConfig(process.env), { notice: () => undefined, progress: () => undefined })
  const essays = data === undefined ? generatedEssays(PARAGRAPHS) : await leads(data)
  const started = performance.now()
  await buildGeneration(essays, { indexDir, embedder })
  const indexSeconds = (performance.now() - started) / 1000
  const args = ['--import', 'tsx', join(import.meta.dirname, 'serving.ts')]
  const { stdout } = await promisify(execFile)(process.execPath, args, { env: { ...process.env, INDEX_DIR: indexDir } })
  const { passages, openSeconds, milliseconds, megabytes, recall } = served.parse(JSON.parse(stdout))
  return [
    `${passages} passages of ${essays.length} essays: indexed in ${indexSeconds.toFixed(0)} s, opened in ${openSeconds.toFixed(1)} s, ` +
      `${milliseconds.toFixed(1)} ms a warm question (median), ${megabytes.toFixed(0)} MB resident, recall@10 of HNSW ${recall.toFixed(3)}`,
  ]
}

async function leads(data: string): Promise<Essay[]> {
  const essays: Essay[] = []
  let paragraphs = 0
  const rows = rowsOf<{ title: string; passages: string[] }>(locate(data, 'wikipedia-leads.jsonl.gz'))
  for await (const { title, passages } of rows) {
    essays.push(essayOf(String(essays.length), title, passages))
    paragraphs += passages.length
    if (paragraphs >= PARAGRAPHS) break
  }
  return essays
}
