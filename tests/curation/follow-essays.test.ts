import { readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { followEssays } from '../../src/follow-essays.ts'
import { openCuration } from '../support/curation.ts'
import { docxOf, pdfOf } from '../support/documents.ts'
import { run } from '../support/run-command.ts'

const SLOW = 60_000

async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 20_000
  while (!condition()) {
    if (Date.now() > deadline) throw new Error('Not in time')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

test(
  'a file put into the folder by hand is in the answers seconds later; a broken one hurts nothing and is said once',
  async () => {
    const { config, assembly, publisher } = await openCuration()
    const told: string[] = []
    const stop = followEssays(config, assembly, publisher, {
      onChange: (outcome) => told.push(`change ${outcome?.changes?.essays.added.join() ?? ''}`),
      onProblem: (sentence) => told.push(sentence),
      onDefect: (error) => told.push(`defect ${String(error)}`),
    })
    onTestFinished(stop)
    await writeFile(
      join(config.essaysDir, 'hadiah.txt'),
      'Menolak Hadiah\nPegawai menolak hadiah dari siapa pun dan melaporkannya.',
    )
    await until(() => told.length === 1)
    expect(told).toEqual(['change Menolak Hadiah'])
    expect((await assembly.answerQuestion({ text: 'bolehkah menerima hadiah?' })).ranking[0]!.text).toContain('menolak hadiah')
    const broken = join(config.essaysDir, 'rusak.md')
    await writeFile(broken, '---\ntitle: [\n---\n\nx')
    await until(() => told.length === 2)
    expect(told[1]).toMatch(/^Kepala berkas rusak\.md tidak terbaca/)
    await new Promise((resolve) => setTimeout(resolve, 5_000))
    expect(told).toHaveLength(2)
    expect(assembly.generation().essays.size).toBe(6)
    await rm(broken)
  },
  SLOW,
)

test(
  'what a command changes while the bot runs is taken over without building it again',
  async () => {
    const { config, assembly, publisher } = await openCuration()
    const told: unknown[] = []
    onTestFinished(
      followEssays(config, assembly, publisher, {
        onChange: (outcome) => told.push(outcome),
        onProblem: () => undefined,
        onDefect: () => undefined,
      }),
    )
    const args = ['remove', 'independensi-asn-dalam-pilpres', '--yes', '--essays', config.essaysDir, '--index', config.indexDir]
    expect((await run('scripts/essays.ts', args)).code).toBe(0)
    await until(() => assembly.generation().essays.size === 4)
    expect(told.filter((outcome) => outcome === undefined).length + told.length).toBeGreaterThan(0)
  },
  SLOW,
)

test(
  'a Word file put into the folder becomes an essay; one that cannot be read is said',
  async () => {
    const { config, assembly, publisher } = await openCuration()
    const told: string[] = []
    onTestFinished(
      followEssays(config, assembly, publisher, {
        onChange: () => told.push('change'),
        onProblem: (sentence) => told.push(sentence),
        onDefect: (error) => told.push(String(error)),
      }),
    )
    await writeFile(
      join(config.essaysDir, 'rahasia.docx'),
      docxOf('# Menjaga Rahasia', 'Pegawai menjaga rahasia kantor dan tidak membocorkannya.'),
    )
    await until(() => told.length === 1)
    expect([...assembly.generation().essays.keys()]).toContain('menjaga-rahasia')
    expect(await readdir(config.essaysDir)).not.toContain('rahasia.docx')
    await writeFile(join(config.essaysDir, 'pindaian.pdf'), pdfOf({ lines: [] }))
    await until(() => told.length === 2)
    expect(told).toEqual(['change', expect.stringMatching(/hasil pindaian/)])
  },
  SLOW,
)
