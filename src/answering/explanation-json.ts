import type { AnswerReport } from './answer.ts'
import { DECISION_FEATURES } from './decide.ts'
import { FEATURES } from './features.ts'
import { nearestWords } from './nearest-words.ts'
import { wordsByStem } from './understand.ts'
import { keyOf } from './vocabulary.ts'

type Numbers<Name extends string> = Readonly<Record<Name, number>>

/** Why an answer is as it is, as data: the class page draws it, `--explain` prints it. Fields may be added, never changed. */
export function explanationJson({ explanation, ranking, confidence }: AnswerReport) {
  const { library, query, concepts, candidates, decision, weights, vocabulary } = explanation
  const { bias, ...deciding } = weights.decision
  const words = wordsByStem(query)
  return {
    understood: query.text,
    replacements: query.replacements,
    context: query.context ?? null,
    concepts: concepts.map(({ phrase, synonyms, weight, own, holders }) => ({
      words: phrase.map((stem) => words.get(stem) ?? stem).join(' '),
      stems: phrase.join(' '),
      synonyms: synonyms.map((synonym) => synonym.join(' ')),
      synonymsAsWritten: synonyms.map((synonym) => vocabulary.written.get(keyOf(synonym)) ?? keyOf(synonym)),
      weight,
      passages: own,
      passagesWithSynonyms: holders.length,
    })),
    candidates: candidates.map(({ position, features, score }, place) => {
      const { id, essayId, paragraph } = ranking[place]!
      return {
        id,
        essay: essayId,
        paragraph,
        score,
        features,
        contributions: products(FEATURES, features, weights.ranking),
        // In the order of the concepts.
        nearestWords: nearestWords(position, explanation, library).map((nearest) => nearest ?? null),
      }
    }),
    decision: {
      features: decision.features,
      contributions: { bias, ...products(DECISION_FEATURES, decision.features, deciding) },
      confidence,
      threshold: decision.threshold,
      relatedFrom: decision.relatedFrom,
    },
  }
}

export type ExplanationJson = ReturnType<typeof explanationJson>

function products<Name extends string>(names: readonly Name[], features: Numbers<Name>, weights: Numbers<Name>): Numbers<Name> {
  return Object.fromEntries(names.map((name) => [name, features[name] * weights[name]])) as Numbers<Name>
}
