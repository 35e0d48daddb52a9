/** What an admin reads of essays that come and go, on the console as on Telegram. */
import type { Changes } from '../curation/changes.ts'
import type { Proposal } from '../curation/proposal.ts'
import type { EssayReference } from '../types.ts'

const LONGEST_LINE = 70
const SHOWN = 5

/** A proposal in lines: what it is called, how large it is, what was removed, what to look at. */
export function proposalLines({ metadata, removed, findings }: Proposal): string[] {
  const { title, author, outlet, published, url } = metadata
  const { paragraphs, passages, words, repeated, alike, broken, isIndonesian } = findings
  return [
    `Judul: ${title}`,
    `Penulis: ${author ?? '(tidak diketahui)'}`,
    ...(outlet === undefined ? [] : [`Media: ${outlet}`]),
    ...(published === undefined ? [] : [`Tanggal: ${published}`]),
    ...(url === undefined ? [] : [`Alamat: ${url}`]),
    `Isi: ${paragraphs} paragraf, ${passages} kutipan, ${words.toLocaleString('id-ID')} kata`,
    ...(removed.length === 0 ? [] : [`Dibuang karena bukan isi esai (${removed.length} baris):`, ...listed(removed)]),
    ...alike.map(({ essay, share }) => `PERHATIAN: ${percent(share)} teksnya sama dengan “${essay.title}”${nameOf(essay)}.`),
    ...(repeated.length === 0
      ? []
      : [`PERHATIAN: ${repeated.length} paragraf sudah ada di esai lain, kata demi kata:`, ...listed(repeated)]),
    ...(broken.length === 0 ? [] : ['PERHATIAN: bagian ini tampak rusak (pengodean atau hasil pindai):', ...listed(broken)]),
    ...(isIndonesian
      ? []
      : ['PERHATIAN: teks ini tampaknya bukan bahasa Indonesia; boleh diterbitkan, tetapi akan jarang ditemukan.']),
  ]
}

/** What a publication changed, or would change. */
export function changeLines(changes: Changes | undefined): string[] {
  if (changes === undefined) return ['Indeks baru dibangun.']
  const { essays, passages, questions, answeredOtherwise } = changes
  const counted = [
    [essays.added, 'esai baru'],
    [essays.changed, 'esai berubah'],
    [essays.removed, 'esai ditarik'],
  ] as const
  const kinds = counted.filter(([titles]) => titles.length > 0).map(([titles, kind]) => `${titles.length} ${kind}`)
  return [
    `${[...kinds, `${passages.added} kutipan baru`, `${passages.removed} kutipan hilang`].join(', ')}; ${answeredOtherwise.length} dari ${questions} pertanyaan kini mendapat jawaban berbeda.`,
    ...answeredOtherwise
      .slice(0, SHOWN)
      .map(
        ({ question, before, after }) =>
          `• ${question}\n  dulu: ${before ?? '(tidak dijawab)'}\n  kini: ${after ?? '(tidak dijawab)'}`,
      ),
    ...(answeredOtherwise.length > SHOWN ? [`… dan ${answeredOtherwise.length - SHOWN} lagi.`] : []),
  ]
}

export function worseLine({ hit1 }: Changes): string {
  return `PERHATIAN: kutipan yang tepat di urutan pertama turun dari ${percent(hit1.before ?? 0)} menjadi ${percent(hit1.after ?? 0)} pertanyaan uji. Tetap terbitkan?`
}

function listed(lines: readonly string[]): string[] {
  const shown = lines
    .slice(0, SHOWN)
    .map((line) => `  - ${line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line}`)
  return lines.length > SHOWN ? [...shown, `  … dan ${lines.length - SHOWN} lagi`] : shown
}

function nameOf({ author, outlet }: EssayReference): string {
  const name = author ?? outlet
  return name === undefined ? '' : ` (${name})`
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}
