import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { VARIABLES, loadConfig } from '../src/config.ts'
import { PROJECT } from './support/run-command.ts'

/** What is written and what is built agree. */

const read = (...path: string[]) => readFile(join(PROJECT, ...path), 'utf8')
const { scripts, dependencies } = JSON.parse(await read('package.json')) as Record<
  'scripts' | 'dependencies',
  Record<string, string>
>

test.each(['README.md', 'README.id.md', 'docs/commands.md'])('every command in %s is a script', async (file) => {
  const named = [...(await read(file)).matchAll(/npm (?:run (?:--silent )?([\w:]+)|(test|start)\b)/g)].map(
    ([, run, other]) => run ?? other!,
  )
  expect(named.length).toBeGreaterThan(3)
  expect(named.filter((name) => !(name in scripts))).toEqual([])
})

test('both READMEs name the same commands', async () => {
  const commands = async (file: string) =>
    [...(await read(file)).matchAll(/^\| `npm (?:ci && npm )?(?:run )?([\w:]+)/gm)].map(([, name]) => name)
  expect(await commands('README.id.md')).toEqual(await commands('README.md'))
})

test('.env.example has every variable of the configuration, and its values are valid', async () => {
  const lines = [...(await read('.env.example')).matchAll(/^([A-Z_]+)=(.*)$/gm)].map(
    ([, name, value]) => [name!, value!] as const,
  )
  expect(lines.map(([name]) => name).sort()).toEqual([...VARIABLES].sort())
  expect(loadConfig(Object.fromEntries(lines))).toEqual(loadConfig({}))
})

test('the numbers of questions in the documents are those of the files', async () => {
  const folder = join('data', 'evaluation')
  const files = (await readdir(join(PROJECT, folder))).filter((name) => name.endsWith('.jsonl'))
  const counts = await Promise.all(files.map(async (file) => (await read(folder, file)).trim().split('\n').length))
  const all = counts.reduce((sum, count) => sum + count, 0)
  const documents = { 'README.md': 'en', 'README.id.md': 'id', [join(folder, 'README.md')]: 'en' }
  for (const [file, language] of Object.entries(documents)) expect(await read(file)).toContain(`${all.toLocaleString(language)} `)
})

test('the figures in docs/evaluation.md are the expected ones', async () => {
  const { sets } = JSON.parse(await read('data', 'evaluation', 'expected.json')) as {
    sets: Record<string, Record<string, number>>
  }
  const document = (await read('docs', 'evaluation.md')).replace(/ +/g, ' ')
  for (const [set, { hit1, hit3, mrr10, answered, falseAnswers, auroc }] of Object.entries(sets)) {
    const figures = [hit1, hit3, mrr10, answered, falseAnswers, auroc].map((figure) => figure!.toFixed(3).replace(/^0/, ''))
    expect(document).toMatch(new RegExp(`^\\| ${set} \\| \\d+ \\| ${figures.join(' \\| ').replaceAll('.', '\\.')} \\|$`, 'm'))
  }
})

test('decisions fit one screen and are numbered', async () => {
  const files = (await readdir(join(PROJECT, 'docs', 'decisions'))).sort()
  for (const [index, file] of files.entries()) {
    const content = await read('docs', 'decisions', file)
    expect(file).toMatch(new RegExp(`^${String(index + 1).padStart(4, '0')}-[a-z-]+\\.md$`))
    expect(content.split('\n').length).toBeLessThanOrEqual(40)
    for (const part of ['**Context.**', '**Decision.**', '**Consequences.**']) expect(content).toContain(part)
  }
})

test('what runs in production is a dependency, not a development one', () => {
  expect(Object.keys(dependencies)).toContain('tsx')
})

test('the lock file keeps sharp to a version that comes from the registry, and names no host', async () => {
  const lock = await read('package-lock.json')
  expect(lock).toMatch(/"node_modules\/sharp": \{\s+"version": "0\.34/)
  expect(lock).not.toContain('"resolved"')
})
