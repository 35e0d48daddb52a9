/** npm run essays -- add|list|show|edit|remove|rollback|export|import: the life of the essays. */
import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { openEmbedder } from '../src/assemble.ts'
import { loadConfig } from '../src/config.ts'
import type { Config } from '../src/config.ts'
import { runCommand } from '../src/console/command.ts'
import { confirmed } from '../src/console/confirm.ts'
import { terminalObserver } from '../src/console/terminal-observer.ts'
import { createPublisher } from '../src/curator.ts'
import { archiveOf, essaysInArchive } from '../src/curation/archive.ts'
import { isWorse } from '../src/curation/changes.ts'
import { openStored, storedGenerations } from '../src/curation/generations.ts'
import { addition, edit, removal, returnTo } from '../src/curation/operations.ts'
import { proposalFrom } from '../src/curation/proposal.ts'
import type { Proposal } from '../src/curation/proposal.ts'
import { readDocument } from '../src/documents/convert.ts'
import { fetchDocument } from '../src/documents/fetch.ts'
import { UserError } from '../src/errors.ts'
import { readEssays } from '../src/essays/folder.ts'
import type { FolderChange } from '../src/essays/folder.ts'
import { changeLines, proposalLines, worseLine } from '../src/language/curation.ts'
import { openCurrent, openUsable } from '../src/search/generation.ts'
import { UnusableIndexError } from '../src/search/index-files.ts'

const USAGE = `Cara pakai: npm run essays -- PERINTAH …
  add BERKAS|ALAMAT…   menambahkan esai (.txt, .md, .html, .docx, .pdf, atau alamat https)
  list                 daftar esai dan indeks yang tersimpan
  show ID              isi sebuah esai
  edit ID [--title …] [--author …] [--outlet …] [--published TTTT-BB-HH] [--url …]
  remove ID…           menarik esai (berkasnya disimpan di .dihapus)
  rollback [INDEKS]    kembali ke indeks sebelumnya, beserta esainya
  export BERKAS.zip    esai dan indeks untuk kantor lain
  import BERKAS.zip    mengganti semua esai dengan isi arsip
Pilihan: [--essays FOLDER] [--index FOLDER] [--yes] tanpa bertanya`

const FIELDS = ['title', 'author', 'outlet', 'published', 'url'] as const

await runCommand(async () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      essays: { type: 'string' },
      index: { type: 'string' },
      yes: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      ...Object.fromEntries(FIELDS.map((field) => [field, { type: 'string' as const }])),
    },
  })
  const [verb = '', ...names] = positionals
  const folders = { ...given('ESSAYS_DIR', values.essays), ...given('INDEX_DIR', values.index) }
  const config = loadConfig({ ...process.env, ...folders })
  const commands: Readonly<Record<string, () => Promise<void>>> = {
    add: () => add(names, config, values.yes),
    list: () => list(config, values.json),
    show: () => show(names, config),
    edit: () => publish(() => edit(config.essaysDir, only(names), fieldsIn(values)), config, values.yes),
    remove: () => publish(() => removal(config.essaysDir, some(names)), config, values.yes),
    rollback: () => rollback(names[0], config, values.yes),
    export: () => exportTo(only(names), config),
    import: () => importFrom(only(names), config, values.yes),
  }
  const command = Object.hasOwn(commands, verb) ? commands[verb] : undefined
  if (command === undefined) throw new UserError(USAGE)
  await command()
})

/** Shows what each would be, then publishes them together. One that fails does not keep the others out. */
async function add(names: readonly string[], config: Config, yes: boolean): Promise<void> {
  const embedder = await openEmbedder(config, terminalObserver())
  const current = await openUsable(config.indexDir, embedder)
  const proposals: Proposal[] = []
  for (const name of some(names)) {
    await runCommand(async () => {
      const isAddress = /^https?:\/\//i.test(name)
      const document = isAddress
        ? await fetchDocument(name, { allowPrivate: config.allowPrivateUrls })
        : await readDocument(name, await bytesOf(name))
      const proposal = proposalFrom(document, name, { generation: current, embedder })
      console.log(`${proposalLines(proposal).join('\n')}\n`)
      proposals.push(proposal)
    })
  }
  if (proposals.length > 0) await publish(() => addition(config.essaysDir, proposals), config, yes)
}

async function publish(plan: () => Promise<FolderChange>, config: Config, yes: boolean): Promise<void> {
  const observer = terminalObserver()
  const publisher = createPublisher(config, await openEmbedder(config, observer), () => undefined)
  const outcome = await publisher.publish({
    plan,
    onProgress: (done, total) => observer.progress('Menghitung vektor kutipan dan kata', done, total),
    confirm: async (changes) => {
      console.log(changeLines(changes).join('\n'))
      if (yes || changes === undefined) return true
      if (isWorse(changes)) return confirmed(worseLine(changes))
      // Where nobody can answer, asking for it was the answer.
      return !process.stdin.isTTY || confirmed('Terbitkan?')
    },
  })
  if (outcome.kind === 'published') console.log(`Selesai; indeks ${outcome.generation.name} dipakai.`)
  else console.log('Dibatalkan; tidak ada yang berubah.')
}

async function list({ essaysDir, indexDir }: Config, json: boolean): Promise<void> {
  const essays = await readEssays(essaysDir)
  const generations = await storedGenerations(indexDir)
  if (json) {
    const listed = essays.map(({ text: _, paragraphs, ...reference }) => ({ ...reference, paragraphs: paragraphs.length }))
    console.log(JSON.stringify({ essays: listed, generations }))
    return
  }
  for (const { id, title, author, paragraphs } of essays)
    console.log(`${id}\n  ${title}${author === undefined ? '' : ` — ${author}`} · ${paragraphs.length} paragraf`)
  console.log('\nIndeks yang tersimpan, terbaru dulu:')
  for (const { name, createdAt, essays, passages } of generations)
    console.log(`  ${name}  ${createdAt.slice(0, 16).replace('T', ' ')}  ${essays} esai, ${passages} kutipan`)
}

async function show(names: readonly string[], { essaysDir }: Config): Promise<void> {
  const id = only(names)
  const essay = (await readEssays(essaysDir)).find((essay) => essay.id === id)
  if (essay === undefined) throw new UserError(`Tidak ada esai “${id}”; lihat namanya dengan: npm run essays -- list`)
  const { text, paragraphs: _, id: __, ...metadata } = essay
  for (const [field, value] of Object.entries(metadata)) console.log(`${field}: ${value}`)
  console.log(`\n${text}`)
}

async function rollback(name: string | undefined, config: Config, yes: boolean): Promise<void> {
  const embedder = await openEmbedder(config, terminalObserver())
  const generations = await storedGenerations(config.indexDir)
  const current = await openUsable(config.indexDir, embedder)
  const before = name ?? generations.find((stored) => stored.name !== current?.name)?.name
  if (before === undefined) throw new UserError('Tidak ada indeks sebelumnya yang tersimpan.')
  const generation = await openStored(config.indexDir, before, embedder)
  await publish(() => returnTo(config.essaysDir, generation), config, yes)
}

async function exportTo(file: string, config: Config): Promise<void> {
  const embedder = await openEmbedder(config, terminalObserver())
  const { name, manifest } = await openCurrent(config.indexDir, embedder).catch((error: unknown) => {
    if (!(error instanceof UnusableIndexError)) throw error
    throw new UserError('Belum ada indeks yang utuh; bangun dulu dengan: npm run index', { cause: error })
  })
  await writeFile(file, await archiveOf(config.essaysDir, config.indexDir, name))
  console.log(`${manifest.essays} esai dan indeks ${name} ditulis ke ${file}.`)
}

async function importFrom(file: string, config: Config, yes: boolean): Promise<void> {
  const bytes = await bytesOf(file)
  if (!yes && !(await confirmed('Semua esai yang ada akan diganti dengan isi arsip. Lanjutkan?'))) {
    console.log('Dibatalkan; tidak ada yang berubah.')
    return
  }
  await publish(() => essaysInArchive(bytes, config.essaysDir), config, yes)
}

async function bytesOf(file: string): Promise<Uint8Array> {
  return readFile(file).catch((error: unknown) => {
    throw new UserError(`Berkas ${file} tidak dapat dibaca; periksa nama dan izinnya.`, { cause: error })
  })
}

function fieldsIn(values: Readonly<Record<string, unknown>>): Record<string, string | undefined> {
  const given = FIELDS.flatMap((field) =>
    typeof values[field] === 'string' ? [[field, values[field] || undefined] as const] : [],
  )
  if (given.length === 0) throw new UserError(USAGE)
  return Object.fromEntries(given)
}

function only(names: readonly string[]): string {
  if (names.length !== 1) throw new UserError(USAGE)
  return names[0]!
}

function some(names: readonly string[]): readonly string[] {
  if (names.length === 0) throw new UserError(USAGE)
  return names
}

function given(name: string, value: unknown): Record<string, string> {
  return typeof value === 'string' ? { [name]: value } : {}
}
