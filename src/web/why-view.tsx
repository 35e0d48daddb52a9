/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import { explanationJson } from '../answering/explanation-json.ts'
import type { ExplanationJson } from '../answering/explanation-json.ts'
import { DECISION_FEATURES } from '../answering/decide.ts'
import { isWorthNaming } from '../answering/nearest-words.ts'
import type { NearestWord } from '../answering/nearest-words.ts'
import type { FeatureName, PageTexts, Part } from '../language/page.ts'
import { essayOf } from '../answering/answer.ts'
import type { AnswerReport } from '../answering/answer.ts'
import type { Generation } from '../search/generation.ts'
import { Said } from './layout.tsx'
import type { Edition } from './layout.tsx'
import { shortName } from './essay-name.ts'
import { MapView } from './map-view.tsx'

interface WhyProps {
  readonly edition: Edition
  readonly report: AnswerReport
  readonly showsWhy?: boolean
}

/** Which features make up a part of the score. */
const PARTS: Readonly<Record<Part, readonly (keyof ExplanationJson['candidates'][number]['contributions'])[]>> = {
  meaning: ['dense', 'denseSentence'],
  words: ['coverage', 'sentence'],
  place: ['title', 'neighbours'],
}
const PART_NAMES = Object.keys(PARTS) as Part[]
/** Bars shorter than this would all look alike. */
const LEAST_SCALE = 0.5
const EXCERPT = 45

/** Why this answer: in words first, then as pictures of the numbers it was computed from. */
export function WhyView({ edition, report, showsWhy = false }: WhyProps) {
  const { texts } = edition
  const { library } = report.explanation
  const why = explanationJson(report)
  return (
    <details class="why" id="mengapa" open={showsWhy}>
      <summary>{texts.why.title(report.answer.kind)}</summary>
      <div class="reasons">
        <Understood why={why} texts={texts} />
        <Words why={why} texts={texts} generation={library} />
        <Scores why={why} texts={texts} report={report} generation={library} />
        <Verdict why={why} texts={texts} report={report} />
        <MapView edition={edition} report={report} />
      </div>
    </details>
  )
}

interface PartProps {
  readonly why: ExplanationJson
  readonly texts: PageTexts
}

function Understood({ why, texts }: PartProps) {
  return (
    <section>
      <h3>{texts.why.understood}</h3>
      <p class="understood">
        “<Said>{why.understood}</Said>”
      </p>
      {why.context !== null && (
        <p>
          <Said>{texts.why.context(why.context)}</Said>
        </p>
      )}
      {why.replacements.length === 0 ? (
        <p>{texts.why.unchanged}</p>
      ) : (
        <>
          <p>{texts.why.replaced}</p>
          <ul class="replacements">
            {why.replacements.map(({ written, read, because }) => (
              <li>
                <Said>{written}</Said> <span aria-hidden="true">→</span> <strong>{read}</strong>{' '}
                <small>({texts.ask.replacements[because]})</small>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function Words({ why, texts, generation }: PartProps & { generation: Generation }) {
  const all = generation.passages.length
  return (
    <section>
      <h3>{texts.why.words}</h3>
      {why.concepts.length === 0 && <p>{texts.why.noWords}</p>}
      <ul class="words">
        {why.concepts.map(({ words, synonyms, synonymsAsWritten, passages, passagesWithSynonyms }, i) => (
          <li class={passagesWithSynonyms > 0 ? 'known' : 'unknown'}>
            <strong>
              <Said>{words}</Said>
            </strong>{' '}
            {passages > 0
              ? texts.why.wordIn(passages, all)
              : passagesWithSynonyms > 0
                ? texts.why.wordOnlyBySynonym(passagesWithSynonyms)
                : texts.why.wordNowhere}
            {passagesWithSynonyms > passages && (
              <small>
                {texts.why.synonyms([...new Set(synonymsAsWritten.filter((_, j) => isIn(generation, synonyms[j]!)))])}
              </small>
            )}
            <Nearest nearest={why.candidates[0]?.nearestWords[i]} texts={texts} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Nearest({ nearest, texts }: Pick<PartProps, 'texts'> & { nearest: NearestWord | null | undefined }) {
  return nearest && isWorthNaming(nearest) ? <small>{texts.why.nearest(nearest.word, nearest.likeness)}</small> : <></>
}

/** Whether the essays hold a word or phrase, given by its stems. */
function isIn({ lexicalIndex }: Generation, stems: string): boolean {
  return lexicalIndex.knows({ phrase: stems.split(' '), synonyms: [], share: 1 })
}

function Scores({ why, texts, report, generation }: PartProps & { report: AnswerReport; generation: Generation }) {
  const { answer, ranking } = report
  const quoted = new Set(answer.kind === 'not-found' ? [] : answer.quotes.map(({ passage }) => passage.id))
  const scale = Math.max(LEAST_SCALE, why.candidates[0]?.score ?? 0)
  return (
    <section class="wide">
      <h3 id="judul-nilai">{texts.why.scores}</h3>
      <p>{texts.why.scoresText}</p>
      <div class="scroll" tabindex={0} role="region" aria-labelledby="judul-nilai">
        <table class="scores">
          <thead>
            <tr>
              <th scope="col">{texts.why.passage}</th>
              <th scope="col" class="picture">
                {PART_NAMES.map((part) => (
                  <span class={`key ${part}`}>{texts.why.parts[part]}</span>
                ))}
              </th>
              {PART_NAMES.map((part) => (
                <th scope="col">{texts.why.parts[part]}</th>
              ))}
              <th scope="col">{texts.why.sum}</th>
            </tr>
          </thead>
          <tbody>
            {why.candidates.map(({ id, contributions }, place) => {
              const passage = ranking[place]!
              const shares = PART_NAMES.map((part) => PARTS[part].reduce((sum, name) => sum + contributions[name], 0))
              const points = wholePoints(shares)
              return (
                <tr class={quoted.has(id) ? 'is-quoted' : undefined}>
                  <th scope="row">
                    <span lang="id">{shortName(essayOf(passage, generation))}</span>, {texts.why.paragraph(passage.paragraph)}:{' '}
                    <span lang="id" class="excerpt">
                      <Said>“{passage.text.slice(0, EXCERPT)}…”</Said>
                    </span>
                    {quoted.has(id) && <small class="tag">{texts.why.quoted}</small>}
                  </th>
                  <td class="picture">
                    <Bar shares={shares.map((share) => Math.max(0, share) / scale)} />
                  </td>
                  {points.map((point) => (
                    <td>{point}</td>
                  ))}
                  <td>
                    <strong>{points.reduce((sum, point) => sum + point, 0)}</strong>
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** Points of a hundred whose sum is that of the shares: the largest remainders are rounded up. */
function wholePoints(shares: readonly number[]): number[] {
  const exact = shares.map((share) => share * 100)
  const missing =
    Math.round(exact.reduce((sum, value) => sum + value, 0)) - exact.reduce((sum, value) => sum + Math.floor(value), 0)
  const up = new Set(
    exact
      .map((value, i) => ({ i, rest: value - Math.floor(value) }))
      .sort((a, b) => b.rest - a.rest)
      .slice(0, missing)
      .map(({ i }) => i),
  )
  return exact.map((value, i) => Math.floor(value) + Number(up.has(i)))
}

/** `shares` of the whole width, side by side. */
function Bar({ shares }: { shares: readonly number[] }) {
  const starts = shares.map((_, i) => shares.slice(0, i).reduce((sum, share) => sum + share, 0))
  return (
    <svg class="bar" width="100%" height="100%" aria-hidden="true">
      {shares.map((share, i) => (
        <rect class={PART_NAMES[i]} x={percent(starts[i]!)} width={percent(share)} height="100%" />
      ))}
    </svg>
  )
}

function Verdict({ why, texts, report }: PartProps & { report: AnswerReport }) {
  const { confidence, threshold, relatedFrom, features, contributions } = why.decision
  const zones = [
    ['not-found', 0, relatedFrom],
    ['related', relatedFrom, threshold],
    ['answered', threshold, 1],
  ] as const
  const names: FeatureName[] = ['bias', ...DECISION_FEATURES]
  const signed = (value: number) =>
    value.toLocaleString(texts.language, { minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: 'exceptZero' })
  return (
    <section class="wide">
      <h3 id="batas">{texts.why.decision}</h3>
      <svg class="gauge" width="100%" height="4.2rem" aria-hidden="true">
        {zones.map(([kind, from, to]) => (
          <>
            <rect class={kind} x={percent(from)} width={percent(to - from)} y="1.4rem" height="1.1rem" />
            <text x={percent((from + to) / 2)} y="3.7rem" text-anchor="middle">
              {texts.why.zones[kind]}
            </text>
          </>
        ))}
        <line class="needle" x1={percent(confidence)} x2={percent(confidence)} y1="0.9rem" y2="2.8rem" />
        <text class="reading" x={percent(Math.min(0.985, Math.max(0.015, confidence)))} y="0.7rem" text-anchor="middle">
          {Math.round(confidence * 100)}
        </text>
      </svg>
      <p>
        {texts.why.confidence(confidence, threshold, relatedFrom)} {features.known === 0 && texts.why.unknownWords}{' '}
        <strong>{texts.why.verdict[report.answer.kind]}</strong>
      </p>
      <details>
        <summary>{texts.why.numbers}</summary>
        <p>{texts.why.numbersText}</p>
        <dl class="numbers">
          {names
            .map((name) => [name, contributions[name as keyof typeof contributions]] as const)
            .filter(([, value]) => Math.abs(value) >= 0.005)
            .sort(([, a], [, b]) => b - a)
            .map(([name, value]) => (
              <div>
                <dt>{texts.why.feature(name)}</dt>
                <dd>{signed(value)}</dd>
              </div>
            ))}
        </dl>
      </details>
    </section>
  )
}

const percent = (share: number) => `${(share * 100).toFixed(2)}%`
