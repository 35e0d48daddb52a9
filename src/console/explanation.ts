import type { AnswerReport } from '../answering/answer.ts'
import { DECISION_FEATURES } from '../answering/decide.ts'
import { FEATURES } from '../answering/features.ts'
import { explanationJson } from '../answering/explanation-json.ts'
import { isWorthNaming } from '../answering/nearest-words.ts'
import { FEATURE_NAMES } from '../language/explanation.ts'

const VERDICTS = {
  answered: 'cukup untuk menjawab',
  related: 'belum cukup untuk menjawab, hanya menyinggung',
  'not-found': 'belum cukup untuk menjawab',
} as const

type Numbers<Name extends string> = Readonly<Record<Name, number>>

/** The explanation of an answer in words, for a person at a terminal. */
export function renderExplanation(report: AnswerReport): string {
  const { understood, concepts, candidates, decision } = explanationJson(report)
  const known = concepts.map(keyword).join(', ')
  const likeOnes = concepts
    .flatMap(({ words }, i) => {
      const nearest = candidates[0]?.nearestWords[i]
      return nearest && isWorthNaming(nearest) ? `${words} ≈ ${nearest.word} (${number(nearest.likeness)})` : []
    })
    .join(', ')
  const lines = candidates.slice(0, 3).map(({ essay, paragraph, score, contributions }, place) => {
    return `  ${place + 1}. ${number(score)} ${essay} · paragraf ${paragraph}: ${sumOf(FEATURES, contributions)}`
  })
  return [
    'Mengapa begini?',
    `Dipahami sebagai: ${understood}`,
    `Kata kunci: ${known === '' ? 'tidak ada' : known}`,
    'Penggalan terbaik dan bagian nilainya:',
    ...lines,
    ...(likeOnes === '' ? [] : [`Yang paling mirip di penggalan pertama: ${likeOnes}`]),
    `Keyakinan ${number(decision.confidence)} dari 1, batas ${number(decision.threshold)}: ${VERDICTS[report.answer.kind]}.`,
    'Bagian-bagiannya, yang dijumlahkan lalu dijadikan angka 0 sampai 1 (minus: melemahkan):',
    `  ${sumOf(['bias', ...DECISION_FEATURES], decision.contributions)}`,
  ].join('\n')
}

/** “cuti (tidak ada; padanannya di 3 penggalan)” */
function keyword({
  words,
  passages,
  passagesWithSynonyms,
}: {
  words: string
  passages: number
  passagesWithSynonyms: number
}): string {
  if (passages > 0) return `${words} (di ${passages} penggalan)`
  return `${words} (tidak ada${passagesWithSynonyms > 0 ? `; padanannya di ${passagesWithSynonyms} penggalan` : ''})`
}

function number(value: number): string {
  return value.toLocaleString('id-ID', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
}

function sumOf<Name extends keyof typeof FEATURE_NAMES>(names: readonly Name[], contributions: Numbers<Name>): string {
  const parts = names.filter((name) => Math.abs(contributions[name]) >= 0.005)
  return parts.map((name) => `${FEATURE_NAMES[name]} ${number(contributions[name])}`).join(', ')
}
