import { readFile, readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { UserError } from '../errors.ts'
import { essayFiles } from '../essays/folder.ts'
import type { FolderChange } from '../essays/folder.ts'
import { sha256 } from '../search/manifest.ts'

/** SHA-256 of every other file, as sha256sum writes it. */
const CHECKSUMS = 'SHA256SUMS'
const ESSAYS = 'essays/'
const INDEX = 'index/'
/** A file of an essay and nothing else. */
const ESSAY = /^essays\/[^/.][^/]*\.(?:md|txt)$/
const LARGEST = 1_000_000_000

/** Essays and the index of them as one zip file, for another office. */
export async function archiveOf(essaysDir: string, indexDir: string, generation: string): Promise<Uint8Array> {
  const files: Record<string, Uint8Array> = {}
  for (const name of await essayFiles(essaysDir)) files[ESSAYS + name] = await readFile(join(essaysDir, name))
  for (const name of await readdir(join(indexDir, generation))) {
    files[`${INDEX}${generation}/${name}`] = await readFile(join(indexDir, generation, name))
  }
  const sums = Object.entries(files).map(([name, content]) => `${sha256(content)}  ${name}\n`)
  return zipSync({ ...files, [CHECKSUMS]: strToU8(sums.join('')) })
}

/**
 * The essays of such a file, as a change that makes the folder hold just these.
 * @throws UserError when the file is no archive of this program, or damaged.
 */
export async function essaysInArchive(bytes: Uint8Array, essaysDir: string): Promise<FolderChange> {
  const files = unpacked(bytes)
  const sums = files[CHECKSUMS]
  if (sums === undefined) throw new UserError('Berkas itu bukan hasil ekspor Tanya ASN; buatlah dengan: npm run essays -- export')
  const listed = [...strFromU8(sums).matchAll(/^([0-9a-f]{64}) {2}(.+)$/gm)]
  const isComplete = listed.length === Object.keys(files).length - 1
  if (!isComplete) throw new UserError('Isi arsip tidak sesuai dengan daftarnya; salin ulang arsipnya.')
  for (const [, sum, name] of listed) {
    const content = files[name!]
    if (content === undefined || sha256(content) !== sum) {
      throw new UserError(`Berkas ${name!} di dalam arsip rusak atau hilang; salin ulang arsipnya.`)
    }
  }
  const essays = Object.entries(files).filter(([name]) => ESSAY.test(name))
  const write = essays.map(([name, content]) => ({ name: basename(name), content: strFromU8(content).replace(/\r\n?/g, '\n') }))
  if (write.length === 0) throw new UserError('Arsip itu tidak berisi esai.')
  const kept = new Set(write.map(({ name }) => name))
  const present = await essayFiles(essaysDir).catch(() => [])
  return { write, remove: present.filter((name) => !kept.has(name)) }
}

function unpacked(bytes: Uint8Array): Record<string, Uint8Array> {
  let total = 0
  try {
    return unzipSync(bytes, {
      filter: ({ originalSize }) => {
        total += originalSize
        if (total > LARGEST) throw new UserError('Arsip itu terlalu besar untuk dibuka.')
        return true
      },
    })
  } catch (error) {
    if (error instanceof UserError) throw error
    throw new UserError('Berkas itu bukan arsip zip yang utuh; salin ulang.', { cause: error })
  }
}
