/** @jsxRuntime automatic @jsxImportSource hono/jsx */
import { essayOf } from '../answering/answer.ts'
import type { AnswerReport } from '../answering/answer.ts'
import type { PageTexts } from '../language/page.ts'
import { innerProduct } from '../search/exact-index.ts'
import type { Generation } from '../search/generation.ts'
import { placeOf } from '../search/passage-map.ts'
import type { Place } from '../search/passage-map.ts'
import type { Embedding, Passage } from '../types.ts'
import { essayHref } from './answer-view.tsx'
import type { Edition } from './layout.tsx'
import { essayName } from './essay-name.ts'

interface Dot {
  readonly passage: Passage
  readonly place: Place
  /** Cosine to the question. */
  readonly similarity: number
  /** Its place among the best candidates, from 1. */
  readonly rank?: number
}

const WIDTH = 1000
const HEIGHT = 620
const MARGIN = 40
/** Of a sign, and of one in a crowd. */
const RADIUS = 15
const CROWDED = { dots: 60, radius: 9 }
/** Candidates that lines lead to. */
const LIT = 3
/** So many essays have a colour and a shape of their own; of a larger library, those of the best candidates. */
const COLOURED = 6
const EXCERPT = 200

/** The passages as signs, near ones alike, with the question among them. A sign is a link to its place in the essay. */
export function MapView({ edition, report }: { edition: Edition; report: AnswerReport }) {
  const { texts } = edition
  const { library: generation } = report.explanation
  const vector = remembered((position) => generation.vectorIndex.vector(position))
  const dots = dotsOf(report, vector)
  const question = placeOf(report.explanation.embedding, generation.map, vector)
  const coloured = colouredEssays(dots, generation)
  const lit = dots.filter(({ rank }) => rank !== undefined)
  const radius = dots.length > CROWDED.dots ? CROWDED.radius : RADIUS
  return (
    <section class="wide map">
      <h3 id="peta">{texts.why.map}</h3>
      <p>{texts.why.mapText(report.explanation.embedding.length)}</p>
      <div class="plot">
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="group" aria-labelledby="peta" data-map>
          {lit.map(({ place }) => (
            <line class="to-neighbour" {...line(question, place)} />
          ))}
          {dots.map((dot) => (
            <DotLink
              edition={edition}
              dot={dot}
              generation={generation}
              look={coloured.indexOf(dot.passage.essayId)}
              radius={dot.rank === undefined ? radius : RADIUS}
            />
          ))}
          <path class="question" d={star(x(question), y(question), RADIUS * 1.7)}>
            <title>{texts.why.mapQuestion}</title>
          </path>
          {lit.map(({ place, rank }) => (
            <text class="rank" x={x(place)} y={y(place) - RADIUS * 2.2} text-anchor="middle" aria-hidden="true">
              {rank}
            </text>
          ))}
        </svg>
        <ul class="legend">
          <li>
            <svg viewBox="-20 -20 40 40" aria-hidden="true">
              <path class="question" d={star(0, 0, 19)} />
            </svg>
            {texts.why.mapQuestion}
          </li>
          {coloured.map((id, look) => (
            <li lang="id">
              <Sign look={look} />
              {essayName(generation.essays.get(id)!)}
            </li>
          ))}
          {coloured.length < generation.essays.size && (
            <li>
              <Sign look={-1} />
              {texts.why.otherEssays}
            </li>
          )}
        </ul>
        <p class="map-text" data-map-text>
          {texts.why.mapKeys}
        </p>
      </div>
    </section>
  )
}

/** The landmarks and the best candidates, those most like the question first. */
function dotsOf({ explanation }: AnswerReport, vector: (position: number) => Embedding): Dot[] {
  const { candidates, embedding, library } = explanation
  const { map, passages } = library
  const ranks = new Map(candidates.slice(0, LIT).map(({ position }, i) => [position, i + 1]))
  const places = new Map(map.landmarks.map((position, i) => [position, map.places[i]!]))
  const positions = new Set([...map.landmarks, ...ranks.keys()])
  return [...positions]
    .map((position) => {
      const rank = ranks.get(position)
      return {
        passage: passages[position]!,
        place: places.get(position) ?? placeOf(vector(position), map, vector),
        similarity: innerProduct(embedding, vector(position)),
        ...(rank === undefined ? {} : { rank }),
      }
    })
    .sort((a, b) => b.similarity - a.similarity)
}

/** A graph hands out its vectors as copies: each is fetched once for a map. */
function remembered(vector: (position: number) => Embedding): (position: number) => Embedding {
  const known = new Map<number, Embedding>()
  return (position) => {
    const vectorThere = known.get(position) ?? vector(position)
    known.set(position, vectorThere)
    return vectorThere
  }
}

function colouredEssays(dots: readonly Dot[], { essays }: Generation): string[] {
  if (essays.size <= COLOURED) return [...essays.keys()]
  const best = dots.filter(({ rank }) => rank !== undefined).sort((a, b) => a.rank! - b.rank!)
  return [...new Set(best.map(({ passage }) => passage.essayId))]
}

interface DotProps {
  readonly edition: Edition
  readonly dot: Dot
  readonly generation: Generation
  readonly look: number
  readonly radius: number
}

function DotLink({ edition, dot, generation, look, radius }: DotProps) {
  const { passage, place, rank } = dot
  const essay = essayOf(passage, generation)
  return (
    <a class={rank === undefined ? 'dot' : 'dot lit'} href={essayHref(edition, essay, passage)} data-dialog>
      <title>{labelOf(passage, essayName(essay), edition.texts)}</title>
      {rank !== undefined && <circle class="halo" cx={x(place)} cy={y(place)} r={radius * 1.9} />}
      <path class={`look${look}`} d={shape(look, x(place), y(place), radius)} />
    </a>
  )
}

function labelOf({ text, paragraph }: Passage, name: string, texts: PageTexts): string {
  const excerpt = text.length > EXCERPT ? `${text.slice(0, EXCERPT).trimEnd()}…` : text
  return `${name}, ${texts.why.paragraph(paragraph)}: ${excerpt}`
}

function Sign({ look }: { look: number }) {
  return (
    <svg viewBox="-20 -20 40 40" aria-hidden="true">
      <path class={`look${look}`} d={shape(look, 0, 0, 15)} />
    </svg>
  )
}

const round = (value: number) => Math.round(value * 10) / 10
const x = (place: Place) => round(MARGIN + place.x * (WIDTH - 2 * MARGIN))
const y = (place: Place) => round(MARGIN + place.y * (HEIGHT - 2 * MARGIN))
const line = (from: Place, to: Place) => ({ x1: x(from), y1: y(from), x2: x(to), y2: y(to) })

/** Colours alone would not do for everybody: circle, square, triangle, diamond, hexagon, upturned triangle. */
function shape(look: number, cx: number, cy: number, r: number): string {
  const corners = [0, 4, 3, 4, 6, 3][look] ?? 0
  if (corners === 0) return `M${cx - r},${cy}a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0Z`
  const turned = [0, 45, -90, 0, 0, 90][look]!
  return polygon(corners, cx, cy, r * 1.15, turned)
}

function star(cx: number, cy: number, r: number): string {
  return polygon(10, cx, cy, r, -90, 0.45)
}

/** Every second corner lies nearer to the middle by the factor `inner`. */
function polygon(corners: number, cx: number, cy: number, r: number, turned: number, inner = 1): string {
  const points = Array.from({ length: corners }, (_, i) => {
    const angle = ((turned + (360 * i) / corners) * Math.PI) / 180
    const distance = i % 2 === 0 ? r : r * inner
    return `${round(cx + distance * Math.cos(angle))},${round(cy + distance * Math.sin(angle))}`
  })
  return `M${points.join('L')}Z`
}
