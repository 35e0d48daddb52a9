import { AutoModel, AutoTokenizer, env } from '@xenova/transformers'
import type { PreTrainedTokenizer, Tensor } from '@xenova/transformers'
import { z } from 'zod'
import { UserError, reasonOf } from '../errors.ts'
import type { Embedder, Embedding, EmbeddingRole } from '../types.ts'
import { locateModel, modelChecksum } from './model-files.ts'
import type { ModelLocation } from './model-files.ts'

export interface EmbedderOptions {
  /** A folder, or a name on the hub such as Xenova/multilingual-e5-small. */
  readonly model: string
  /** Address of the hub. */
  readonly hub: string
  /** Where models from the hub are kept. */
  readonly cacheDir: string
  /** Called while a model is downloaded. */
  readonly onDownload?: (progress: { readonly file: string; readonly percent: number }) => void
}

/** What a model of the E5 family was trained to see before a text (Wang et al. 2022); other models want nothing. */
const E5_PREFIX: Readonly<Record<EmbeddingRole, string>> = { query: 'query: ', passage: 'passage: ' }
const NO_PREFIX: Readonly<Record<EmbeddingRole, string>> = { query: '', passage: '' }

const WORDS_REMEMBERED = 50_000

const modelConfig = z.object({ hidden_size: z.int().positive(), max_position_embeddings: z.int().positive().optional() })

/** @throws UserError when the model is not there or is not one that gives token embeddings. */
export async function loadEmbedder(options: EmbedderOptions): Promise<Embedder> {
  const location = locateModel(options.model, options.cacheDir)
  configure(location, options)
  const onProgress = (event: { status: string; file: string; progress?: number }) => {
    if (event.status === 'progress' && location.kind === 'hub')
      options.onDownload?.({ file: event.file, percent: event.progress ?? 0 })
  }
  // transformers.js caches inside node_modules, looks in ./models and may go online unless told otherwise, call by call.
  const settings = { progress_callback: onProgress, cache_dir: location.parent, local_files_only: location.kind === 'folder' }
  try {
    const tokenizer = await AutoTokenizer.from_pretrained(location.name, settings)
    const model = await AutoModel.from_pretrained(location.name, { ...settings, quantized: true })
    const { hidden_size, max_position_embeddings } = modelConfig.parse((model as { config: unknown }).config)
    const limits = [tokenizer.model_max_length as number, max_position_embeddings].filter(
      (limit) => typeof limit === 'number' && limit > 0,
    ) as number[]
    return new TransformersEmbedder(
      tokenizer,
      model,
      `${location.name}@${await modelChecksum(location)}`,
      hidden_size,
      Math.min(512, ...limits),
      /(?:^|[/-])e5(?:-|$)/i.test(location.name) ? E5_PREFIX : NO_PREFIX,
    )
  } catch (error) {
    throw new UserError(sentenceFor(location, options, error), { cause: error })
  }
}

function configure(location: ModelLocation, options: EmbedderOptions): void {
  env.allowLocalModels = true
  env.allowRemoteModels = location.kind === 'hub'
  env.localModelPath = location.parent
  env.cacheDir = location.parent
  env.remoteHost = options.hub
}

function sentenceFor(location: ModelLocation, { model, hub }: EmbedderOptions, error: unknown): string {
  if (location.kind === 'folder') {
    return `Model embedding di folder ${model} tidak dapat dimuat; periksa EMBEDDING_MODEL dan isi folder itu (${reasonOf(error)}).`
  }
  return (
    `Model embedding ${model} tidak dapat diambil dari ${hub} (${reasonOf(error)}); periksa EMBEDDING_MODEL dan sambungan ` +
    'internet, atau kosongkan EMBEDDING_MODEL untuk memakai model bawaan.'
  )
}

type Encoder = (inputs: Record<string, Tensor>) => Promise<{ last_hidden_state: Tensor }>

class TransformersEmbedder implements Embedder {
  readonly #tokenizer: PreTrainedTokenizer
  readonly #encoder: Encoder
  readonly #prefixes: Readonly<Record<EmbeddingRole, string>>
  /** Tokens of the prefix and of what the model puts around every text. */
  readonly #around: number
  readonly #counted = new Map<string, number>()
  readonly identity: string
  readonly dimensions: number
  readonly maxTokens: number

  constructor(
    tokenizer: PreTrainedTokenizer,
    encoder: Encoder,
    identity: string,
    dimensions: number,
    maxTokens: number,
    prefixes: Readonly<Record<EmbeddingRole, string>>,
  ) {
    this.#tokenizer = tokenizer
    this.#encoder = encoder
    this.#prefixes = prefixes
    this.#around = tokenizer.encode(prefixes.passage).length
    this.identity = identity
    this.dimensions = dimensions
    this.maxTokens = maxTokens
  }

  /** Word by word, because no token reaches over white space, and most words have been counted before. */
  countTokens(text: string): number {
    const words = text.match(/\S+/g) ?? []
    return words.reduce((sum, word) => sum + this.#tokensOf(word), this.#around)
  }

  #tokensOf(word: string): number {
    let tokens = this.#counted.get(word)
    if (tokens === undefined) {
      tokens = this.#tokenizer.encode(word).length - this.#tokenizer.encode('').length
      if (this.#counted.size >= WORDS_REMEMBERED) this.#counted.clear()
      this.#counted.set(word, tokens)
    }
    return tokens
  }

  /** One text a run: with dynamically quantized models, a vector would depend on what else is in the batch. */
  async embed(text: string, role: EmbeddingRole): Promise<Embedding> {
    const inputs = this.#tokenizer(this.#prefixes[role] + text, { truncation: true, max_length: this.maxTokens }) as Record<
      string,
      Tensor
    >
    const { last_hidden_state: tokens } = await this.#encoder(inputs)
    return unit(meanOfRows(tokens.data as Float32Array, this.dimensions))
  }
}

function meanOfRows(rows: Float32Array, dimensions: number): Float32Array {
  const mean = new Float32Array(dimensions)
  for (let i = 0; i < rows.length; i++) mean[i % dimensions]! += rows[i]!
  const count = rows.length / dimensions
  return count > 0 ? mean.map((sum) => sum / count) : mean
}

/** A text without a single known token has the zero vector; it stays zero, and is near to nothing. */
function unit(vector: Float32Array): Embedding {
  const length = Math.hypot(...vector)
  return length > 0 ? vector.map((x) => x / length) : vector
}
