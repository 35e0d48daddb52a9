import { mkdir, rm, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { reasonOf } from '../errors.ts'
import { failure, fine, warning } from './finding.ts'
import type { Finding } from './finding.ts'

const MB = 1_000_000
const LITTLE_MB = 500
const TOO_LITTLE_MB = 100

export async function checkDisk(folder: string): Promise<Finding> {
  await mkdir(folder, { recursive: true }).catch(() => undefined)
  const { bavail, bsize } = await statfs(folder)
  const free = Math.floor((bavail * bsize) / MB)
  const what = `Ruang simpan di ${folder}: ${free.toLocaleString('id-ID')} MB`
  const remedy = 'Kosongkan ruang; membangun indeks memerlukan tempat bagi indeks baru di samping yang lama.'
  if (free < TOO_LITTLE_MB) return failure(what, remedy)
  return free < LITTLE_MB ? warning(what, remedy) : fine(what)
}

export async function checkWritable(folder: string): Promise<Finding> {
  const probe = join(folder, `.tmp-doctor-${process.pid}`)
  try {
    await mkdir(folder, { recursive: true })
    await writeFile(probe, '')
    await rm(probe)
    return fine(`Folder ${folder} dapat ditulis`)
  } catch (error) {
    return failure(`Folder ${folder} tidak dapat ditulis (${reasonOf(error)})`, 'Periksa pemilik dan izin folder itu.')
  }
}
