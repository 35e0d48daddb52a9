/**
 * What a button does, in at most 64 bytes. It names passages and essays by ids that outlive a restart and a new index, so that a
 * button pressed next month still works, or says that its quote is gone.
 */
export type Press =
  | { readonly action: 'further' | 'contextMenu' | 'shareMenu' | 'up' | 'down'; readonly passages: readonly string[] }
  /** The paragraphs around a passage; the page of its essay. */
  | { readonly action: 'context' | 'read'; readonly passage: string }
  | { readonly action: 'example'; readonly example: string }
  | { readonly action: 'topic'; readonly topic: number }
  | { readonly action: 'essays'; readonly page: number }
  /** `offset`: a place in the text of the essay. */
  | { readonly action: 'essay'; readonly essay: string; readonly offset: number }
  | { readonly action: 'language'; readonly language: 'id' | 'en' }
  /** What an admin does with an essay that is not published yet. */
  | { readonly action: 'draft'; readonly draft: string; readonly step: DraftStep }
  | { readonly action: 'remove'; readonly essay: string }
  | { readonly action: 'rollback'; readonly generation: string }

export type DraftStep = 'publish' | 'cancel' | 'title' | 'author' | 'published' | 'confirm' | 'decline'
const STEPS: Readonly<Record<string, DraftStep>> = {
  p: 'publish',
  x: 'cancel',
  t: 'title',
  a: 'author',
  d: 'published',
  y: 'confirm',
  n: 'decline',
}
const STEP_LETTERS = Object.fromEntries(Object.entries(STEPS).map(([letter, step]) => [step, letter]))

const WITH_PASSAGES = { n: 'further', C: 'contextMenu', S: 'shareMenu', u: 'up', d: 'down' } as const
const WITH_PASSAGE = { c: 'context', r: 'read' } as const
const LETTERS = Object.fromEntries(
  Object.entries({ ...WITH_PASSAGES, ...WITH_PASSAGE }).map(([letter, action]) => [action, letter]),
)

const PASSAGE = /^[0-9a-f]{16}$/
const PASSAGES = /^[0-9a-f]{16}(\.[0-9a-f]{16}){0,2}$/

export function encodePress(press: Press): string {
  switch (press.action) {
    case 'context':
    case 'read':
      return `${LETTERS[press.action]!}:${press.passage}`
    case 'example':
      return `q:${press.example}`
    case 'topic':
      return `t:${press.topic}`
    case 'essays':
      return `l:${press.page}`
    case 'essay':
      return `e:${press.essay}:${press.offset}`
    case 'language':
      return `L:${press.language}`
    case 'draft':
      return `D:${press.draft}:${STEP_LETTERS[press.step]!}`
    case 'remove':
      return `R:${press.essay}`
    case 'rollback':
      return `B:${press.generation}`
    default:
      return `${LETTERS[press.action]!}:${press.passages.join('.')}`
  }
}

/** Undefined for what no button of this bot ever held. */
export function decodePress(data: string): Press | undefined {
  const [, letter = '', rest = ''] = /^(\w):(.*)$/.exec(data) ?? []
  if (letter in WITH_PASSAGES && PASSAGES.test(rest)) {
    return { action: WITH_PASSAGES[letter as keyof typeof WITH_PASSAGES], passages: rest.split('.') }
  }
  if (letter in WITH_PASSAGE && PASSAGE.test(rest)) {
    return { action: WITH_PASSAGE[letter as keyof typeof WITH_PASSAGE], passage: rest }
  }
  if (letter === 'q' && /^[0-9a-f]{1,16}$/.test(rest)) return { action: 'example', example: rest }
  if (letter === 't' && /^\d{1,4}$/.test(rest)) return { action: 'topic', topic: Number(rest) }
  if (letter === 'l' && /^\d{1,4}$/.test(rest)) return { action: 'essays', page: Number(rest) }
  const [, essay, offset] = /^([0-9a-f]{10}):(\d{1,9})$/.exec(rest) ?? []
  if (letter === 'e' && essay !== undefined) return { action: 'essay', essay, offset: Number(offset) }
  const [, draft, step = ''] = /^([0-9a-f]{8}):(\w)$/.exec(rest) ?? []
  if (letter === 'D' && draft !== undefined && step in STEPS) return { action: 'draft', draft, step: STEPS[step]! }
  if (letter === 'R' && /^[0-9a-f]{10}$/.test(rest)) return { action: 'remove', essay: rest }
  if (letter === 'B' && /^[0-9a-f]{12}$/.test(rest)) return { action: 'rollback', generation: rest }
  if (letter === 'L' && (rest === 'id' || rest === 'en')) return { action: 'language', language: rest }
  return undefined
}
