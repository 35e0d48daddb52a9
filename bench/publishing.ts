import { cp, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { assemble } from '../src/assemble.ts'
import { loadConfig } from '../src/config.ts'
import { createPublisher } from '../src/curator.ts'
import { addition } from '../src/curation/operations.ts'
import { formatEssay } from '../src/essays/essay-file.ts'
import { readQuestions } from '../src/evaluation/questions.ts'
import { generatedEssays } from './generated-essays.ts'
import { median } from './measure.ts'

const SILENT = { notice: () => undefined, progress: () => undefined }
const LARGE = 10_000
/** Of each of the generated essays. */
const PARAGRAPHS = 2
const PAUSE_MS = 20

const NEW = {
  metadata: { title: 'Menolak Hadiah' },
  body: 'Pegawai menolak hadiah dari siapa pun, karena hadiah membuka pintu bagi permintaan yang merugikan warga.\n\nHadiah yang terlanjur diterima dilaporkan kepada atasan dalam tiga hari.',
}

/** One more essay among few and among many: how long until it is in the answers, and how fast questions are answered meanwhile. */
export async function publishing(folder: string): Promise<string[]> {
  return [
    await published('5 essays', folder, await fewEssays(folder)),
    await published(`${LARGE} generated essays`, folder, await manyEssays(folder)),
  ]
}

async function published(name: string, folder: string, essaysDir: string): Promise<string> {
  const config = loadConfig({ ESSAYS_DIR: essaysDir, INDEX_DIR: join(folder, `index of ${name}`) })
  const { answerQuestion, embedder, generation, use } = await assemble(config, SILENT)
  const questions = await readQuestions(join(import.meta.dirname, '..', 'data', 'evaluation', 'develop.jsonl'))
  const passages = generation().passages.length
  let asked = 0
  const ask = async () => (await answerQuestion({ text: questions[asked++ % questions.length]!.question })).milliseconds
  const alone: number[] = []
  for (let i = 0; i < 200; i++) {
    alone.push(await ask())
    await sleep(PAUSE_MS)
  }
  const publisher = createPublisher(config, embedder, use)
  const started = performance.now()
  const done = publisher.publish({ plan: () => addition(essaysDir, [NEW]) }).then(() => (performance.now() - started) / 1000)
  const meanwhile: number[] = []
  while (publisher.queue > 0) {
    meanwhile.push(await ask())
    await sleep(PAUSE_MS)
  }
  const [before, during] = [median(alone), median(meanwhile)]
  return (
    `one more essay among ${name} (${passages} passages): published after ${(await done).toFixed(1)} s; ` +
    `a question ${during.toFixed(2)} ms in the median meanwhile, ${before.toFixed(2)} ms before (ratio ${(during / before).toFixed(1)})`
  )
}

async function fewEssays(folder: string): Promise<string> {
  const essaysDir = join(folder, 'five essays')
  await cp(join(import.meta.dirname, '..', 'data', 'essays'), essaysDir, { recursive: true })
  return essaysDir
}

async function manyEssays(folder: string): Promise<string> {
  const essaysDir = join(folder, 'many essays')
  await mkdir(essaysDir)
  const paragraphs = generatedEssays(LARGE * PARAGRAPHS).flatMap(({ text }) => text.split('\n\n'))
  for (let i = 0; i < LARGE; i++) {
    const body = paragraphs.slice(i * PARAGRAPHS, (i + 1) * PARAGRAPHS).join('\n\n')
    await writeFile(join(essaysDir, `esai-${i}.md`), formatEssay({ title: `Esai ${i}` }, body))
  }
  return essaysDir
}
