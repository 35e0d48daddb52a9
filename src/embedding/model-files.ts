import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'

/** Where a model lies: in a folder of its own, or on the hub and, once downloaded, in the cache folder. */
export interface ModelLocation {
  /** The name that transformers.js gets. */
  readonly name: string
  readonly kind: 'folder' | 'hub'
  /** The folder that holds (or will hold) the model's folder. */
  readonly parent: string
}

/** Files that decide what the vectors are. */
const FILES = ['config.json', 'tokenizer.json', 'tokenizer_config.json', join('onnx', 'model_quantized.onnx')]

/** A folder that exists is a model on disk; "owner/name" otherwise is one on the hub. */
export function locateModel(model: string, cacheDir: string): ModelLocation {
  const isFolder = existsSync(model) || /^[./]/.test(model)
  if (isFolder) return { name: basename(resolve(model)), kind: 'folder', parent: dirname(resolve(model)) }
  return { name: model, kind: 'hub', parent: resolve(cacheDir) }
}

/** A checksum over the model's files: another training run of the same name is another model. */
export async function modelChecksum(location: ModelLocation): Promise<string> {
  const hash = createHash('sha256')
  for (const file of FILES) hash.update(await readFile(join(location.parent, location.name, file)))
  return hash.digest('hex').slice(0, 16)
}
