import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { vocabularyOf } from '../../src/answering/vocabulary.ts'
import { readWeights } from '../../src/answering/weights.ts'
import { compareRankings } from '../../src/evaluation/compare.ts'
import { PUBLIC_SETS } from '../../src/evaluation/public-sets.ts'
import { buildGeneration } from '../../src/search/build.ts'
import { PROJECT } from '../support/run-command.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { WordHashEmbedder } from '../support/word-hash-embedder.ts'

const lines = (...rows: object[]) => rows.map((row) => JSON.stringify(row)).join('\n')

/** Small files of the form of the public ones. */
const FILES = {
  'asn-regulation-questions.jsonl': lines(
    { question: 'berapa lama cuti tahunan?', regulation: 'Cuti PNS', passages: ['Cuti tahunan lamanya dua belas hari kerja.'] },
    { question: 'kapan piala dunia?', regulation: null, passages: [] },
  ),
  'asn-law-documents.txt': 'UU 1/2000\nUU 2/2000',
  'laws-articles.jsonl.gz': gzipSync(
    lines(
      { doc: 'UU 1/2000', title: 'Satu', text: 'Pegawai wajib hadir.' },
      { doc: 'UU 3/2000', title: 'Tiga', text: 'Tidak termasuk.' },
      { doc: 'UU 2/2000', title: 'Dua', text: 'Pegawai wajib hadir.' },
    ),
  ),
  'question-passage-validation.jsonl.gz': gzipSync(
    lines({ question: 'Apa kepanjangan GPS?', passage: 'GPS adalah Global Positioning System.' }),
  ),
  'wikipedia-leads.jsonl.gz': gzipSync(lines({ title: 'A', passages: ['Satu.', 'Dua.'] })),
}

describe('public sets', () => {
  test('ASN regulations: gold passages and the articles of the listed documents, each once', async () => {
    const { essays, questions } = await PUBLIC_SETS['asn-regulations'](await temporaryFolder(FILES))
    expect(essays.map(({ text }) => text)).toEqual(['Cuti tahunan lamanya dua belas hari kerja.', 'Pegawai wajib hadir.'])
    expect(questions.map(({ right }) => [...right])).toEqual([['Cuti PNS 1'], []])
  })

  test('TyDi QA: its passages and those of Wikipedia', async () => {
    const { essays, questions } = await PUBLIC_SETS.tydiqa(await temporaryFolder(FILES))
    expect(essays).toHaveLength(3)
    expect([...questions[0]!.right]).toEqual(['0 1'])
  })

  test('a file that is missing is named', async () => {
    await expect(PUBLIC_SETS.tydiqa(await temporaryFolder())).rejects.toThrow(/question-passage-validation\.jsonl\.gz tidak ada/)
  })

  test('rankings are compared on the answerable questions', async () => {
    const set = await PUBLIC_SETS['asn-regulations'](await temporaryFolder(FILES))
    const embedder = new WordHashEmbedder()
    const { generation } = await buildGeneration(set.essays, { indexDir: await temporaryFolder(), embedder })
    const weights = await readWeights(join(PROJECT, 'data', 'ranking', 'weights.json'))
    const rankings = await compareRankings(set, generation, embedder, vocabularyOf([]), weights)
    expect(rankings.map(({ ranking, hit1, mrr10 }) => [ranking, hit1, mrr10])).toEqual([
      ['BM25', 1, 1],
      ['cosine', 1, 1],
      ['learnt', 1, 1],
    ])
  })
})
