import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { AutoTokenizer } from '@xenova/transformers'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { loadEmbedder } from '../../src/embedding/transformers-embedder.ts'
import { innerProduct } from '../../src/search/exact-index.ts'
import { startHub } from '../support/hub.ts'
import { PROJECT } from '../support/run-command.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const MODEL = join(PROJECT, 'data', 'model')
const MEGABYTE = 1_000_000
const embedded = await loadEmbedder({ model: MODEL, hub: 'http://127.0.0.1:1/', cacheDir: '/nowhere' })

const reference = z
  .array(z.object({ text: z.string(), tokens: z.array(z.number()), vector: z.array(z.number()) }))
  .parse(JSON.parse(await readFile(join(PROJECT, 'tests', 'fixtures', 'encoder-vectors.json'), 'utf8')))

describe('the embedded model gives what the trained encoder gave in full precision', () => {
  test.each(reference)('$text', async ({ text, tokens, vector }) => {
    const tokenizer = await AutoTokenizer.from_pretrained('model', { local_files_only: true })
    expect(tokenizer.encode(text)).toEqual(tokens)
    const given = await embedded.embed(text, 'query')
    expect(given).toHaveLength(vector.length)
    // 8 bits a weight: the direction may turn by about a degree.
    expect(innerProduct(given, Float32Array.from(vector))).toBeGreaterThan(0.9998)
    expect(Math.hypot(...given)).toBeCloseTo(1, 5)
  })
})

test('the embedded model is at most 12 MB', async () => {
  const files = ['tokenizer.json', 'tokenizer_config.json', 'config.json', join('onnx', 'model_quantized.onnx')]
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(MODEL, file))).size))
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(12 * MEGABYTE)
})

test('a text longer than the model reads is cut; an empty or unknown one is near to nothing', async () => {
  const long = 'netralitas asn '.repeat(2_000)
  expect(embedded.countTokens(long)).toBeGreaterThan(embedded.maxTokens)
  expect(Math.hypot(...(await embedded.embed(long, 'passage')))).toBeCloseTo(1, 5)
  expect([...(await embedded.embed('', 'query'))].every((x) => x === 0)).toBe(true)
})

test('another model takes its place by configuration: downloaded once, with progress, and told which side a text is on', async () => {
  const { address, requests } = await startHub()
  const cacheDir = await temporaryFolder()
  const percents: number[] = []
  const options = { model: 'Xenova/multilingual-e5-small', hub: address, cacheDir }
  const e5 = await loadEmbedder({ ...options, onDownload: ({ percent }) => percents.push(percent) })
  expect(requests.some((url) => url.endsWith('onnx/model_quantized.onnx'))).toBe(true)
  expect(percents.at(-1)).toBe(100)
  expect(await e5.embed('netral', 'query')).toEqual(await embedded.embed('query: netral', 'query'))
  expect(await e5.embed('netral', 'passage')).toEqual(await embedded.embed('passage: netral', 'query'))
  expect(e5.identity).not.toBe(embedded.identity)

  const asked = requests.length
  await loadEmbedder({ ...options, hub: 'http://127.0.0.1:1/' })
  expect(requests).toHaveLength(asked)
})

test('a model that cannot be had is one sentence with the remedy', async () => {
  const cacheDir = await temporaryFolder()
  const hub = loadEmbedder({ model: 'Xenova/tidak-ada', hub: 'http://127.0.0.1:1/', cacheDir })
  await expect(hub).rejects.toThrow(/Model embedding Xenova\/tidak-ada tidak dapat diambil dari .*kosongkan EMBEDDING_MODEL/)
  const folder = loadEmbedder({ model: cacheDir, hub: 'http://127.0.0.1:1/', cacheDir })
  await expect(folder).rejects.toThrow(/Model embedding di folder .* tidak dapat dimuat; periksa EMBEDDING_MODEL/)
})
