import type { AnswerReport } from './answer.ts'
import type { EssayReference, Quote } from '../types.ts'

/** The object that `npm run ask -- --json` prints. Other programs rely on it: fields may be added, never changed. */
export function answerJson(question: string, { answer, confidence, generation, milliseconds }: AnswerReport) {
  return {
    question,
    kind: answer.kind,
    quotes: answer.kind === 'not-found' ? [] : answer.quotes.map(quoteJson),
    ...(answer.kind === 'not-found' ? { nearest: answer.nearest.map(essayJson) } : {}),
    confidence,
    generation,
    milliseconds,
  }
}

/** `start` and `end` are places in the essay's text, `highlights` in the quote's. */
function quoteJson({ essay, passage, highlights, score }: Quote) {
  return {
    id: passage.id,
    essay: essayJson(essay),
    paragraph: passage.paragraph,
    lastParagraph: passage.lastParagraph ?? passage.paragraph,
    start: passage.start,
    end: passage.end,
    text: passage.text,
    highlights: highlights.map(({ start, end }) => [start, end]),
    score,
  }
}

function essayJson({ id, title, author, source, outlet, published, url }: EssayReference) {
  return {
    id,
    title,
    author: author ?? null,
    source: source ?? null,
    outlet: outlet ?? null,
    published: published ?? null,
    url: url ?? null,
  }
}
