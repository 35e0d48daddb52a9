import type { AnswerReport } from '../answering/answer.ts'
import { DECISION_FEATURES } from '../answering/decide.ts'
import { FEATURES } from '../answering/features.ts'
import { wordsByStem } from '../answering/understand.ts'
import { FEATURE_NAMES } from '../language/explanation.ts'

type Numbers<Name extends string> = Readonly<Record<Name, number>>

/** Why an answer is as it is, as data: the class page draws it, `--explain` prints it. Fields may be added, never changed. */
export function explanationJson({ explanation, ranking, confidence }: AnswerReport) {
  const { query, concepts, candidates, decision, threshold, weights } = explanation
  const { bias, ...deciding } = weights.decision
  const words = wordsByStem(query)
  return {
    understood: query.text,
    concepts: concepts.map(({ phrase, synonyms, weight, holders }) => ({
      words: phrase.map((stem) => words.get(stem) ?? stem).join(' '),
      stems: phrase.join(' '),
      synonyms: synonyms.map((synonym) => synonym.join(' ')),
      weight,
      passages: holders.length,
    })),
    candidates: candidates.map(({ features, score }, place) => {
      const { id, essayId, paragraph } = ranking[place]!
      return { id, essay: essayId, paragraph, score, features, contributions: products(FEATURES, features, weights.ranking) }
    }),
    decision: {
      features: decision.features,
      contributions: { bias, ...products(DECISION_FEATURES, decision.features, deciding) },
      confidence,
      threshold,
    },
  }
}

function products<Name extends string>(names: readonly Name[], features: Numbers<Name>, weights: Numbers<Name>): Numbers<Name> {
  return Object.fromEntries(names.map((name) => [name, features[name] * weights[name]])) as Numbers<Name>
}

/** The same in words, for a person at a terminal. */
export function renderExplanation(report: AnswerReport): string {
  const { understood, concepts, candidates, decision } = explanationJson(report)
  const known = concepts.map(({ words, passages }) => `${words} (${passages} kutipan)`).join(', ')
  const lines = candidates.slice(0, 3).map(({ essay, paragraph, score, contributions }, place) => {
    return `  ${place + 1}. ${score.toFixed(3)} ${essay} · paragraf ${paragraph}: ${sumOf(FEATURES, contributions)}`
  })
  const verdict = decision.confidence >= decision.threshold ? 'cukup untuk menjawab' : 'belum cukup untuk menjawab'
  return [
    'Mengapa begini?',
    `Dipahami sebagai: ${understood}`,
    `Kata kunci: ${known === '' ? 'tidak ada' : known}`,
    'Kutipan terbaik dan bagian nilainya:',
    ...lines,
    `Keyakinan ${decision.confidence.toFixed(2)}, batas ${decision.threshold.toFixed(2)}: ${verdict}.`,
    `  ${sumOf(['bias', ...DECISION_FEATURES], decision.contributions)}`,
  ].join('\n')
}

function sumOf<Name extends keyof typeof FEATURE_NAMES>(names: readonly Name[], contributions: Numbers<Name>): string {
  const parts = names.filter((name) => Math.abs(contributions[name]) >= 0.005)
  return parts.map((name) => `${FEATURE_NAMES[name]} ${contributions[name].toFixed(2)}`).join(', ')
}
