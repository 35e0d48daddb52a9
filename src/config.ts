import { join, relative } from 'node:path'
import { z } from 'zod'
import { UserError } from './errors.ts'

/** From wherever the program is started, the project's own data is found. */
const ofProject = (folder: string) => relative(process.cwd(), join(import.meta.dirname, '..', folder))
const folder = (fallback: string) => z.string().min(1).default(ofProject(fallback))

/** `must`: how the value has to look, as the error message says it. */
const variables = {
  BOT_TOKEN: {
    must: 'a token from @BotFather, like 123456789:AAF…',
    schema: z
      .string()
      .regex(/^\d+:[\w-]{20,}$/)
      .optional(),
    secret: true,
  },
  TELEGRAM_API_ROOT: {
    must: 'the http or https address of a Bot API server',
    schema: z
      .url({ protocol: /^https?$/ })
      .transform((address) => address.replace(/\/+$/, ''))
      .default('https://api.telegram.org'),
  },
  ADMIN_IDS: {
    must: 'numeric Telegram ids separated by commas, like 12345678,87654321',
    schema: z
      .string()
      .regex(/^\s*\d{1,15}(\s*,\s*\d{1,15})*\s*$/)
      .transform((ids) => ids.split(',').map(Number))
      .default([]),
  },
  EMBEDDING_MODEL: { must: 'a folder or the name of a model on the hub, like data/model', schema: folder('data/model') },
  EMBEDDING_HUB: {
    must: 'the http or https address of a model hub',
    schema: z.url({ protocol: /^https?$/ }).default('https://huggingface.co/'),
  },
  ESSAYS_DIR: { must: 'a folder', schema: folder('data/essays') },
  VOCABULARY_DIR: { must: 'a folder', schema: folder('data/vocabulary') },
  INDEX_DIR: { must: 'a folder', schema: folder('data/index') },
  HUB_MODELS_DIR: { must: 'a folder', schema: folder('data/hub-models') },
  EXAMPLES_FILE: { must: 'a file of example questions, like data/examples.yaml', schema: folder('data/examples.yaml') },
  RECORDS_DIR: { must: 'a folder', schema: folder('data/records') },
  LOG_QUESTIONS: {
    must: 'on or off: whether questions without an answer are kept',
    schema: z
      .enum(['on', 'off'])
      .transform((value) => value === 'on')
      .default(false),
  },
  WEBHOOK_URL: {
    must: 'the https address that Telegram reaches this program by, like https://bot.example.go.id',
    schema: z
      .url({ protocol: /^https$/ })
      .transform((address) => address.replace(/\/+$/, ''))
      .optional(),
  },
  HOST: { must: 'the address to listen on, like 127.0.0.1 or 0.0.0.0', schema: z.string().min(1).default('127.0.0.1') },
  PORT: {
    must: 'a port from 1 to 65535',
    schema: z.coerce.number().int().min(1).max(65_535).optional(),
  },
  WEB: {
    must: 'on or off: whether the class page is served',
    schema: z
      .enum(['on', 'off'])
      .transform((value) => value === 'on')
      .optional(),
  },
  WEB_ACCESS_CODE: {
    must: 'at least 6 letters, digits, - or _, like kelas-2024',
    schema: z
      .string()
      .regex(/^(?:[_-]*[A-Za-z\d]){6,64}[_-]*$/)
      .optional(),
    secret: true,
  },
  ALLOW_PRIVATE_URLS: {
    must: 'on or off: whether essays may be fetched from addresses of the own network',
    schema: z
      .enum(['on', 'off'])
      .transform((value) => value === 'on')
      .default(false),
  },
  FALSE_ANSWERS: {
    must: 'a number from 1 to 30: of 100 questions that the essays do not answer, how many may get an answer',
    schema: z.coerce.number().min(1).max(30).default(8),
  },
  LOG_LEVEL: {
    must: 'one of debug, info, warn, error',
    schema: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
  },
} as const

/** An empty variable, as .env.example has them, counts as not set. */
function presentOrUndefined(value: string | undefined): string | undefined {
  const trimmed = value?.trim()
  return trimmed === '' ? undefined : trimmed
}

export const VARIABLES = Object.keys(variables) as readonly (keyof typeof variables)[]

export interface Config {
  /** Without one there is no Telegram bot. */
  readonly botToken: string | undefined
  readonly telegramApiRoot: string
  readonly adminIds: readonly number[]
  readonly embeddingModel: string
  readonly embeddingHub: string
  readonly essaysDir: string
  /** Word lists, *.yaml. */
  readonly vocabularyDir: string
  readonly indexDir: string
  /** Where models from the hub are kept. */
  readonly hubModelsDir: string
  /** Questions that are offered to begin with. */
  readonly examplesFile: string
  /** Where votes, languages and questions without an answer are kept. */
  readonly recordsDir: string
  /** Whether questions without an answer are kept. */
  readonly logQuestions: boolean
  /** Whether essays may be fetched from addresses of the own network. */
  readonly allowPrivateUrls: boolean
  /** Where Telegram delivers updates; without it they are polled. */
  readonly webhookUrl: string | undefined
  readonly host: string
  /** Of the server for the class page, Telegram's deliveries and health checks. */
  readonly port: number | undefined
  /** Whether the class page is served; unless told otherwise, where there is no Telegram bot. */
  readonly web: boolean
  /** What a browser on another machine must show. */
  readonly webAccessCode: string | undefined
  /** Of 100 questions that the essays do not answer, how many may get an answer. */
  readonly falseAnswers: number
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error'
}

/** @throws UserError that names every variable that is not as it must be. */
export function loadConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const problems: string[] = []
  const read = <Name extends keyof typeof variables>(name: Name): z.output<(typeof variables)[Name]['schema']> => {
    const given = presentOrUndefined(environment[name])
    const { schema, must } = variables[name]
    const parsed = schema.safeParse(given)
    if (!parsed.success) {
      const shown = 'secret' in variables[name] ? 'something else (not shown: it is a secret)' : `\`${given}\``
      problems.push(`Expected \`${name}\` to be ${must}, got ${shown}`)
    }
    return parsed.data as z.output<(typeof variables)[Name]['schema']>
  }
  const config: Config = {
    botToken: read('BOT_TOKEN'),
    telegramApiRoot: read('TELEGRAM_API_ROOT'),
    adminIds: read('ADMIN_IDS'),
    embeddingModel: read('EMBEDDING_MODEL'),
    embeddingHub: read('EMBEDDING_HUB'),
    essaysDir: read('ESSAYS_DIR'),
    vocabularyDir: read('VOCABULARY_DIR'),
    indexDir: read('INDEX_DIR'),
    hubModelsDir: read('HUB_MODELS_DIR'),
    examplesFile: read('EXAMPLES_FILE'),
    recordsDir: read('RECORDS_DIR'),
    logQuestions: read('LOG_QUESTIONS'),
    allowPrivateUrls: read('ALLOW_PRIVATE_URLS'),
    webhookUrl: read('WEBHOOK_URL'),
    host: read('HOST'),
    port: read('PORT'),
    web: read('WEB') ?? presentOrUndefined(environment.BOT_TOKEN) === undefined,
    webAccessCode: read('WEB_ACCESS_CODE'),
    falseAnswers: read('FALSE_ANSWERS'),
    logLevel: read('LOG_LEVEL'),
  }
  if (problems.length === 0) return config
  throw new UserError(['Pengaturan keliru; perbaiki di berkas .env:', ...problems].join('\n'))
}
