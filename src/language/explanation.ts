/** What speaks for a quote or against an answer, as a trainer would call it. */
export const FEATURE_NAMES = {
  dense: 'kemiripan makna',
  lexical: 'kata yang sama',
  coverage: 'cakupan kata kunci',
  sentence: 'kalimat terbaik',
  title: 'judul',
  neighbours: 'kutipan di sekitarnya',
  kind: 'jenis jawaban',
  bias: 'titik awal',
  score: 'nilai kutipan terbaik',
  known: 'kata yang dikenal esai',
  spread: 'beda dari kutipan lain',
  lacksNumber: 'angka yang diminta tidak ada',
  asksForName: 'menanyakan nama',
  asksForPlace: 'menanyakan tempat',
} as const
