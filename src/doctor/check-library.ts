import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { UserError } from '../errors.ts'
import { readEssays } from '../essays/folder.ts'
import { nameFor } from '../search/build.ts'
import { ExactIndex, vectorAt } from '../search/exact-index.ts'
import { openCurrent } from '../search/generation.ts'
import { UnusableIndexError, readVectors } from '../search/index-files.ts'
import { fileSha256 } from '../search/manifest.ts'
import type { Generation } from '../search/generation.ts'
import type { Embedder, Essay } from '../types.ts'
import { failure, fine, warning } from './finding.ts'
import type { Finding } from './finding.ts'

export interface Library {
  readonly essaysDir: string
  readonly indexDir: string
}

const PROBE = 'bolehkah ASN kampanye di media sosial?'
const UNIT = 1e-3
const SAMPLE = 100
const K = 10
/** Below this the graph is not what it should be. */
const LEAST_RECALL = 0.95

/** SHA-256 of the files of a model, as sha256sum writes it. */
const SUMS = 'SHA256SUMS'

/** The files of a model folder against its list of checksums; a model from the hub has none. */
export async function checkModelFiles(folder: string): Promise<Finding[]> {
  const sums = await readFile(join(folder, SUMS), 'utf8').catch(() => undefined)
  if (sums === undefined) return []
  const listed = [...sums.matchAll(/^([0-9a-f]{64}) {2}(.+)$/gm)]
  const sumOf = (name: string) => fileSha256(join(folder, name)).catch(() => 'hilang')
  const damaged: string[] = []
  for (const [, sum, name] of listed) if ((await sumOf(name!)) !== sum) damaged.push(name!)
  if (damaged.length === 0) return [fine(`Berkas model di ${folder} utuh (${listed.length} berkas)`)]
  return [failure(`Berkas model rusak atau hilang: ${damaged.join(', ')}`, 'Pulihkan folder data/model dari repositori.')]
}

export async function checkModel(embedder: Embedder): Promise<Finding> {
  const [once, again] = [await embedder.embed(PROBE, 'query'), await embedder.embed(PROBE, 'query')]
  const isUnit = Math.abs(Math.hypot(...once) - 1) < UNIT
  const isSame = once.every((x, i) => x === again[i])
  const what = `Model ${embedder.identity}, ${embedder.dimensions} dimensi, paling banyak ${embedder.maxTokens} token`
  if (isUnit && isSame && once.length === embedder.dimensions) return fine(what)
  return failure(`${what}: vektornya tidak wajar`, 'Pulihkan folder data/model dari repositori.')
}

export async function checkEssays({
  essaysDir,
}: Library): Promise<{ readonly finding: Finding; readonly essays: readonly Essay[] }> {
  try {
    const essays = await readEssays(essaysDir)
    return { finding: fine(`${essays.length} esai di ${essaysDir} terbaca`), essays }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return { finding: failure(error.message, 'Perbaiki berkas itu, atau pindahkan dari folder esai.'), essays: [] }
  }
}

/** Opens the index, and so compares every file with its checksum; then the graph with exact search. */
export async function checkIndex({ indexDir }: Library, essays: readonly Essay[], embedder: Embedder): Promise<Finding[]> {
  let generation: Generation
  try {
    generation = await openCurrent(indexDir, embedder)
  } catch (error) {
    if (!(error instanceof UnusableIndexError)) throw error
    return [failure(`Indeks tidak dapat dipakai: ${error.reason}`, 'Bangun ulang dengan: npm run index')]
  }
  const { name, passages, vectorSearch } = generation
  const isCurrent = essays.length === 0 || nameFor(essays, embedder) === name
  const longest = Math.max(...passages.map(({ text }) => embedder.countTokens(text)))
  const recall = await recallOf(generation, indexDir)
  const search = vectorSearch === 'hnsw' ? 'HNSW' : 'pencarian eksak'
  return [
    fine(`Indeks ${name} utuh: ${generation.essays.size} esai, ${passages.length} kutipan, ${search}`),
    isCurrent
      ? fine('Indeks sesuai dengan esai')
      : warning('Indeks belum sesuai dengan esai', 'Bot yang berjalan menyesuaikannya sendiri; atau jalankan: npm run index'),
    longest <= embedder.maxTokens
      ? fine(`Kutipan terpanjang ${longest} token`)
      : failure(`Kutipan terpanjang ${longest} token, lebih dari yang dibaca model`, 'Bangun ulang dengan: npm run index'),
    recall >= LEAST_RECALL
      ? fine(`Pencarian menemukan ${(recall * 100).toFixed(1)} % tetangga yang ditemukan pencarian eksak`)
      : failure(
          `Pencarian hanya menemukan ${(recall * 100).toFixed(1)} % tetangga`,
          'Hapus folder indeks, lalu jalankan: npm run index',
        ),
    ...(vectorSearch === 'exact' && passages.length > 20_000
      ? [
          warning(
            'hnswlib-node tidak terpasang; pencarian eksak lambat pada indeks sebesar ini',
            'Pasang kompilator C++, lalu: npm ci',
          ),
        ]
      : []),
  ]
}

async function recallOf({ name, manifest, vectorIndex, passages }: Generation, indexDir: string): Promise<number> {
  const table = await readVectors(join(indexDir, name), manifest)
  const exact = new ExactIndex(table)
  const step = Math.max(1, Math.floor(passages.length / SAMPLE))
  let [found, all] = [0, 0]
  for (let position = 0; position < passages.length; position += step) {
    const query = vectorAt(table, position)
    const right = new Set(exact.search(query, K).map((neighbour) => neighbour.position))
    all += right.size
    found += vectorIndex.search(query, K).filter((neighbour) => right.has(neighbour.position)).length
  }
  return all === 0 ? 1 : found / all
}

/** What builds and changes that were killed left behind. */
export async function checkOrphans({ essaysDir, indexDir }: Library): Promise<Finding> {
  const names = (await Promise.all([essaysDir, indexDir].map((folder) => readdir(folder).catch(() => [])))).flat()
  const left = names.filter((name) => name.startsWith('.tmp-') || name === 'change.json')
  if (left.length === 0) return fine('Tidak ada sisa pekerjaan yang terputus')
  return warning(`Sisa pekerjaan yang terputus: ${left.join(', ')}`, 'Diselesaikan atau dibuang sendiri saat bot dimulai.')
}
