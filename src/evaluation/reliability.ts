import type { Outcome } from './metrics.ts'

/** Questions of about the same confidence. */
export interface Bin {
  readonly questions: number
  /** Mean confidence, 0 to 1. */
  readonly confidence: number
  /** Share that the essays do answer, were half of all questions answerable, 0 to 1. */
  readonly answerable: number
}

const BINS = 5
const SIZE = 320
const MARGIN = 44

/** Bins of equal numbers of questions, by ascending confidence: a decision is calibrated when both shares are alike. */
export function reliabilityOf(outcomes: readonly Outcome[]): Bin[] {
  const sorted = [...outcomes].sort((a, b) => a.confidence - b.confidence)
  const answerable = outcomes.filter((outcome) => outcome.answerable).length
  // Answerable and unanswerable questions count the same in all, as they did when the decision was learnt.
  const weightOf = (outcome: Outcome) => 1 / (outcome.answerable ? answerable : outcomes.length - answerable)
  return Array.from({ length: BINS }, (_, bin) => {
    const members = sorted.slice(Math.round((bin * sorted.length) / BINS), Math.round(((bin + 1) * sorted.length) / BINS))
    const sum = (value: (outcome: Outcome) => number) =>
      members.reduce((total, outcome) => total + weightOf(outcome) * value(outcome), 0)
    const all = sum(() => 1)
    return {
      questions: members.length,
      confidence: sum(({ confidence }) => confidence) / all,
      answerable: sum((outcome) => Number(outcome.answerable)) / all,
    }
  }).filter(({ questions }) => questions > 0)
}

/** The bins as a drawing (SVG): confidence to the right, answerable share upwards, the diagonal for comparison. */
export function reliabilityDiagram(title: string, bins: readonly Bin[]): string {
  const x = (share: number) => (MARGIN + share * SIZE).toFixed(1)
  const y = (share: number) => (MARGIN + (1 - share) * SIZE).toFixed(1)
  const ticks = [0, 0.25, 0.5, 0.75, 1].flatMap((share) => [
    `<text x="${x(share)}" y="${MARGIN + SIZE + 16}" text-anchor="middle">${share}</text>`,
    `<text x="${MARGIN - 8}" y="${y(share)}" text-anchor="end" dominant-baseline="middle">${share}</text>`,
  ])
  const points = bins.map(({ confidence, answerable }) => `${x(confidence)},${y(answerable)}`)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE + 2 * MARGIN} ${SIZE + 2 * MARGIN}" font-family="sans-serif" font-size="11">`,
    `<rect width="100%" height="100%" fill="#fff"/><text x="${x(0.5)}" y="24" text-anchor="middle" font-size="14">${title}</text>`,
    `<rect x="${MARGIN}" y="${MARGIN}" width="${SIZE}" height="${SIZE}" fill="none" stroke="#888"/>`,
    `<line x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}" stroke="#bbb" stroke-dasharray="4"/>`,
    ...ticks,
    `<text x="${x(0.5)}" y="${MARGIN + SIZE + 36}" text-anchor="middle">confidence</text>`,
    `<text transform="translate(12 ${y(0.5)}) rotate(-90)" text-anchor="middle">share that the essays answer</text>`,
    `<polyline points="${points.join(' ')}" fill="none" stroke="#0b5cad" stroke-width="2"/>`,
    ...points.map((point) => `<circle cx="${point.split(',')[0]!}" cy="${point.split(',')[1]!}" r="4" fill="#0b5cad"/>`),
    '</svg>',
    '',
  ].join('\n')
}
