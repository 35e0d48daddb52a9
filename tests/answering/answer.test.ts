import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { MAX_QUESTION_LENGTH, createAnswerer } from '../../src/answering/answer.ts'
import type { AnswerQuestion, AnswerReport } from '../../src/answering/answer.ts'
import { readWeights } from '../../src/answering/weights.ts'
import { WordLists } from '../../src/answering/word-lists.ts'
import { loadEmbedder } from '../../src/embedding/transformers-embedder.ts'
import { readEssays } from '../../src/essays/folder.ts'
import { buildGeneration } from '../../src/search/build.ts'
import type { Generation } from '../../src/search/generation.ts'
import type { Quote } from '../../src/types.ts'
import { PROJECT } from '../support/run-command.ts'
import { essay } from '../support/essays.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const { vocabulary } = await WordLists.open({ folder: join(PROJECT, 'data', 'vocabulary') })
const weights = await readWeights(join(PROJECT, 'data', 'ranking', 'weights.json'))
const answererOf = (generation: () => Generation) =>
  createAnswerer({ embedder, vocabulary: () => vocabulary, generation, weights, falseAnswers: 10 })
const embedder = await loadEmbedder({ model: join(PROJECT, 'data', 'model'), hub: 'http://127.0.0.1:1/', cacheDir: '/nowhere' })

let generation: Generation
let ask: AnswerQuestion

beforeAll(async () => {
  const essays = await readEssays(join(PROJECT, 'data', 'essays'))
  const indexDir = await mkdtemp(join(tmpdir(), 'tanya-asn-test-'))
  generation = (await buildGeneration(essays, { indexDir, embedder })).generation
  await rm(indexDir, { recursive: true })
  ask = answererOf(() => generation)
})

const quotesOf = ({ answer }: AnswerReport): readonly Quote[] => (answer.kind === 'not-found' ? [] : answer.quotes)

function expectVerbatim(report: AnswerReport): void {
  for (const { essay, passage, highlights, score } of quotesOf(report)) {
    expect(generation.essays.get(essay.id)!.text.slice(passage.start, passage.end)).toBe(passage.text)
    expect(score).toBeGreaterThanOrEqual(0)
    expect(score).toBeLessThanOrEqual(1)
    let last = 0
    for (const { start, end } of highlights) {
      expect(start).toBeGreaterThanOrEqual(last)
      expect(end).toBeGreaterThan(start)
      expect(end).toBeLessThanOrEqual(passage.text.length)
      last = end
    }
  }
}

test('the main job: “bolehkah ASN kampanye di medsos?” is answered, with the right quote first and the rule behind it near', async () => {
  const report = await ask({ text: 'bolehkah ASN kampanye di medsos?' })
  expect(report.answer.kind).toBe('answered')
  expect(quotesOf(report)[0]!.passage.text).toContain('penggunaan media sosial untuk kampanye')
  const near = report.ranking.slice(0, 5).map(({ text }) => text)
  expect(near.join('\n')).toContain('menahan diri dari opini public yang memihak')
  expectVerbatim(report)
})

test('only quotes nearly as good as the first stand beside it; what follows can be asked for', async () => {
  const counts = new Set<number>()
  for (const text of [
    'kenapa asn tidak boleh memihak?',
    'apa itu integritas?',
    'bolehkah ASN kampanye di medsos?',
    'apa makna orientasi tugas?',
  ]) {
    const report = await ask({ text })
    const [first, ...others] = quotesOf(report)
    counts.add(others.length)
    for (const { score } of others) expect(score).toBeGreaterThanOrEqual(first!.score * 0.8)
    if (first !== undefined) expect(report.further.map(({ id }) => id)).not.toContain(first.passage.id)
    if (others.length < 2 && first !== undefined) {
      expect(report.explanation.candidates[others.length + 1]!.score).toBeLessThan(first.score * 0.8)
      expect(report.further.length).toBeGreaterThan(0)
    }
  }
  // Some of these have fewer than three.
  expect(Math.min(...counts)).toBeLessThan(2)
})

test('the sentence that answers is highlighted, and not the whole passage', async () => {
  const [first] = quotesOf(await ask({ text: 'bolehkah ASN kampanye di medsos?' }))
  const marked = first!.highlights.map(({ start, end }) => first!.passage.text.slice(start, end)).join('')
  expect(marked).toContain('penggunaan media sosial untuk kampanye')
  expect(marked.length).toBeLessThan(first!.passage.text.length)
})

test.each(['resep rendang padang yang enak', 'siapa pemenang piala dunia 2022?', 'how do I fix a flat tyre'])(
  '“%s” is declined, with the nearest essays',
  async (text) => {
    const { answer } = await ask({ text })
    expect(answer.kind).toBe('not-found')
    if (answer.kind === 'not-found') expect(answer.nearest.length).toBeGreaterThan(0)
  },
)

test('abbreviations are read as what they stand for', async () => {
  const [short, long] = [
    await ask({ text: 'blh gak asn kampanye di medsos' }),
    await ask({ text: 'boleh tidak asn kampanye di media sosial' }),
  ]
  expect(short.ranking).toEqual(long.ranking)
})

test('a follow-up is understood from the question before it; a question that stands by itself is not changed by it', async () => {
  const previous = 'apa saja nilai dasar BerAKHLAK?'
  const alone = await ask({ text: 'kalau soal sanksi?' })
  const followUp = await ask({ text: 'kalau di KPU?', previous })
  expect(followUp.ranking[0]!.text).toContain('BerAKHLAK')
  expect(alone.ranking[0]!.text).not.toContain('BerAKHLAK')
  const full = 'siapa yang memilih komisioner KPU dan apa tugas mereka?'
  expect((await ask({ text: full, previous })).ranking).toEqual((await ask({ text: full })).ranking)
})

test('a short question that changes the subject inherits nothing', async () => {
  const previous = 'bolehkah ASN kampanye di medsos?'
  expect((await ask({ text: 'resep rendang', previous })).answer.kind).toBe('not-found')
  expect((await ask({ text: 'makasih min', previous })).answer.kind).toBe('not-found')
  const definition = { text: 'apa itu netralitas?' }
  expect((await ask({ ...definition, previous: 'berapa gaji PNS?' })).ranking).toEqual((await ask(definition)).ranking)
})

test.each(['Siapa presiden Indonesia?', 'Apakah ASN boleh poligami?', 'Apa ibu kota Indonesia?'])(
  '“%s” is a whole question, whatever was asked before',
  async (text) => {
    const { query } = (await ask({ text, previous: 'bolehkah ASN kampanye di medsos?' })).explanation
    expect(query.context).toBeUndefined()
  },
)

test.each(['kenapa gak boleh?', 'lalu sanksinya apa?', 'harus begitu?'])('“%s” follows up', async (text) => {
  const { query } = (await ask({ text, previous: 'bolehkah ASN kampanye di medsos?' })).explanation
  expect(query.context).toBe('bolehkah ASN kampanye di medsos?')
})

test.each(['terima kasih', 'halo min', 'makasih ya kak', 'apa itu?'])(
  '“%s” asks for nothing, and gets no quotes',
  async (text) => {
    expect((await ask({ text })).answer.kind).toBe('not-found')
  },
)

test('a short word that the essays use themselves is found as it stands', async () => {
  const essays = [
    essay('uu', 'Menurut UU terbaru, CPNS wajib hadir setiap hari.'),
    essay('lain', 'Kampanye dilarang bagi ASN di mana pun.'),
  ]
  const { generation: short } = await buildGeneration(essays, { indexDir: await temporaryFolder(), embedder })
  const report = await answererOf(() => short)({ text: 'apa kata uu tentang cpns?' })
  expect(report.answer.kind).toBe('answered')
  expect(report.ranking[0]!.essayId).toBe('uu')
})

test('no filler is replaced by something else', () => {
  expect([...vocabulary.fillers].filter((filler) => vocabulary.everyday.has(filler))).toEqual([])
})

test('an empty and an overlong question get a sentence', async () => {
  await expect(ask({ text: ' \n ' })).rejects.toThrow('Pertanyaannya kosong; silakan tulis satu pertanyaan.')
  await expect(ask({ text: 'a'.repeat(100_000) })).rejects.toThrow(
    'terlalu panjang (100.000 huruf); mohon ringkas menjadi paling banyak 2.000 huruf',
  )
  await expect(ask({ text: 'dan?', previous: 'a'.repeat(3_000) })).rejects.toThrow('terlalu panjang')
  expect((await ask({ text: 'netral '.repeat(MAX_QUESTION_LENGTH / 7) })).answer.kind).not.toBe('not-found')
})

test('whatever is asked, every quoted character is in the essay', async () => {
  const word = fc.constantFrom(
    'asn',
    'netral',
    'kampanye',
    'KPU',
    'gmn',
    'medsos',
    '?',
    '😀',
    'integritas',
    'sanksi',
    'tantangan',
    '\u202E',
    '<b>',
    "'; DROP",
  )
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.array(word, { minLength: 1 }).map((words) => words.join(' ')),
        fc.string({ unit: 'grapheme', minLength: 1 }).map((s) => `x${s}`),
      ),
      async (text) => {
        expectVerbatim(await ask({ text }))
      },
    ),
    { numRuns: 200 },
  )
})

describe('answers follow the generation', () => {
  test('a new one is used from the next question on', async () => {
    const small = (
      await buildGeneration([essay('baru', 'Cuti tahunan adalah dua belas hari kerja.')], {
        indexDir: await temporaryFolder(),
        embedder,
      })
    ).generation
    let current = generation
    const asking = answererOf(() => current)
    expect((await asking({ text: 'berapa hari cuti tahunan?' })).generation).toBe(generation.name)
    current = small
    const report = await asking({ text: 'berapa hari cuti tahunan?' })
    expect(report.generation).toBe(small.name)
    expect(quotesOf(report)[0]!.passage.text).toContain('dua belas hari')
  })

  test('two essays that say the same to the letter are quoted once', async () => {
    const twins = [essay('satu', 'ASN wajib menjaga netralitas.'), essay('dua', 'ASN wajib menjaga netralitas.')]
    const { generation: both } = await buildGeneration(twins, { indexDir: await temporaryFolder(), embedder })
    expect(quotesOf(await answererOf(() => both)({ text: 'netralitas ASN' }))).toHaveLength(1)
  })
})
