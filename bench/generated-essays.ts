import { randomNumbers } from '../src/search/random-numbers.ts'
import type { Essay } from '../src/types.ts'

const WORDS =
  'asn netralitas integritas pemilu pelayanan publik masyarakat pegawai pimpinan kewajiban sanksi kampanye media sosial etika ' +
  'tanggung jawab loyalitas jabatan tugas kantor warga negara hukum aturan politik adil jujur transparan kinerja pelatihan budaya ' +
  'yang dan di ke dari untuk pada dengan adalah itu ini atau juga dalam sebagai akan telah oleh agar bagi tentang terhadap setiap'
const PARAGRAPHS = 10

/** Essays of ten paragraphs of 40 to 70 words, with about so many passages in all. */
export function generatedEssays(passages: number): Essay[] {
  const next = randomNumbers(7)
  const words = WORDS.split(' ')
  // Invented words make the vocabulary as large as that of real essays.
  const word = () => (next() < 0.3 ? `kata${Math.floor(next() ** 2 * 5_000)}` : words[Math.floor(next() * words.length)]!)
  const sentence = () => `Kalimat ${Array.from({ length: 12 + Math.floor(next() * 6) }, word).join(' ')}.`
  const paragraph = () => Array.from({ length: 3 + Math.floor(next() * 2) }, sentence).join(' ')
  return Array.from({ length: Math.ceil(passages / PARAGRAPHS) }, (_, i) => {
    const texts = Array.from({ length: PARAGRAPHS }, paragraph)
    let start = 0
    const paragraphs = texts.map((text) => {
      const span = { start, end: start + text.length }
      start = span.end + 2
      return span
    })
    return { id: `esai-${i}`, title: `Esai ${i}`, text: texts.join('\n\n'), paragraphs }
  })
}
