import js from '@eslint/js'
import type { Linter } from 'eslint'
import { defineConfig } from 'eslint/config'
import tseslint from 'typescript-eslint'

/** Who may import whom (docs/design.md). Each room names the rooms it must not reach into. */
const ROOMS = [
  'essays',
  'embedding',
  'search',
  'answering',
  'evaluation',
  'documents',
  'curation',
  'doctor',
  'conversation',
  'records',
  'telegram',
  'console',
  'web',
  'language',
] as const
type Room = (typeof ROOMS)[number]

const MAY_IMPORT: Readonly<Record<Room, readonly Room[]>> = {
  language: ['curation', 'conversation'],
  essays: [],
  embedding: [],
  search: ['essays'],
  answering: ['search', 'essays'],
  evaluation: ['answering', 'search'],
  console: ['language', 'answering', 'evaluation'],
  documents: ['essays'],
  doctor: ['essays', 'search'],
  curation: ['essays', 'documents', 'search', 'answering', 'evaluation'],
  conversation: ['search', 'essays'],
  records: [],
  telegram: ['language', 'answering', 'essays', 'search', 'conversation', 'records', 'curation', 'doctor'],
  web: ['language', 'answering', 'essays', 'search', 'conversation', 'evaluation'],
}

/** Libraries that only one file may know, so that one file changes when the library does. */
const OWNED = {
  '@xenova/transformers': 'src/embedding/transformers-embedder.ts',
  'hnswlib-node': 'src/search/hnsw-index.ts',
  '@orama/stemmers/indonesian': 'src/search/terms.ts',
} as const

function restrictions(room: Room | undefined, file = ''): Linter.RulesRecord {
  const foreign = room === undefined ? [] : ROOMS.filter((other) => other !== room && !MAY_IMPORT[room].includes(other))
  const outside =
    room === undefined
      ? []
      : [
          '../assemble.ts',
          '../library.ts',
          '../curator.ts',
          '../build-elsewhere.ts',
          '../main.ts',
          '../config.ts',
          '../../scripts/*',
        ]
  return {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          ...foreign.map((other) => ({
            group: [`../${other}/*`],
            message: `${room} must not know ${other}, see docs/design.md.`,
          })),
          ...outside.map((group) => ({
            group: [group],
            message: `${room} is put together by assemble.ts, not the other way round.`,
          })),
          ...(room === 'web' ? [] : [{ group: ['hono/jsx', 'uqr'], message: 'Only src/web draws pages.' }]),
          ...(room === 'telegram' ? [] : [{ group: ['grammy', '@grammyjs/*'], message: 'Only src/telegram knows grammY.' }]),
        ],
        paths: Object.entries(OWNED)
          .filter(([, owner]) => owner !== file)
          .map(([name, owner]) => ({ name, message: `Only ${owner} imports it.` })),
      },
    ],
  }
}

export default defineConfig(
  { ignores: ['node_modules', 'data', 'coverage'] },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Places in arrays and texts are computed so often that the checks would drown the sense.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
    },
  },
  { files: ['src/*.ts', 'scripts/**/*.ts', 'bench/**/*.ts'], rules: restrictions(undefined) },
  ...ROOMS.map((room) => ({ files: [`src/${room}/*.{ts,tsx}`], rules: restrictions(room) })),
  ...Object.values(OWNED).map((file) => ({ files: [file], rules: restrictions(file.split('/')[1] as Room, file) })),
  // The browser's half of the class page.
  {
    files: ['src/web/assets/*.js'],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      // TypeScript checks it (src/web/assets/tsconfig.json), and knows the browser's names.
      'no-undef': 'off',
    },
  },
  // The preview draws what the Telegram room sends.
  { files: ['scripts/preview.ts', 'scripts/preview/*.ts'], rules: { 'no-restricted-imports': 'off' } },
  // process.env is read where a program starts, and nowhere else.
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['src/main.ts', 'src/build-elsewhere.ts', 'src/console/*.ts'],
    rules: { 'no-restricted-properties': ['error', { object: 'process', property: 'env', message: 'Take it from Config.' }] },
  },
  {
    files: ['tests/**/*.ts'],
    rules: {
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
)
