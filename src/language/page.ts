import type { SmallTalk } from '../conversation/small-talk.ts'
import type { Frame } from './frame.ts'

/** Everything the class page says around the quotes, in one language. */
export interface PageTexts {
  readonly language: 'id' | 'en'
  readonly tagline: string
  readonly skip: string
  readonly menu: string
  readonly nav: {
    readonly ask: string
    readonly demo: string
    readonly quiz: string
    readonly essays: string
    readonly join: string
  }
  readonly otherLanguage: string
  readonly tools: {
    readonly label: string
    readonly dark: string
    readonly large: string
    readonly keys: string
    readonly close: string
  }
  readonly keys: {
    readonly title: string
    readonly enabled: string
    /** Each a key and what it does. */
    readonly list: readonly (readonly [key: string, what: string])[]
  }
  readonly unreachable: string
  readonly apology: string
  readonly tooMany: (seconds: number) => string
  readonly empty: string
  readonly tooLong: (letters: number, most: number) => string
  readonly strange: string
  readonly tooLarge: string
  readonly missing: { readonly title: string; readonly text: string; readonly back: string }
  readonly footer: string

  readonly ask: {
    readonly title: string
    readonly label: string
    readonly placeholder: string
    readonly placeholderNext: string
    readonly submit: string
    readonly continues: (previous: string) => string
    readonly alone: string
    readonly examples: string
    readonly welcome: string
    readonly asked: string
    readonly replacements: { readonly everyday: string; readonly spelling: string }
    readonly smallTalk: Readonly<Record<'distress' | 'other', string>> & Partial<Readonly<Record<SmallTalk, string>>>
  }
  readonly answer: {
    readonly heading: Frame['heading']
    readonly citation: Frame['citation']
    readonly disclaimer: string
    readonly notFoundTitle: string
    readonly notFound: string
    readonly relatedNote: string
    readonly nearest: string
    readonly tryThese: string
    readonly open: string
    readonly source: string
    readonly further: (count: number) => string
  }
  readonly why: {
    readonly title: (kind: 'answered' | 'related' | 'not-found') => string
    readonly understood: string
    readonly unchanged: string
    readonly replaced: string
    readonly context: (question: string) => string
    readonly words: string
    readonly noWords: string
    readonly wordIn: (passages: number, all: number) => string
    readonly wordOnlyBySynonym: (passages: number) => string
    readonly wordNowhere: string
    readonly synonyms: (words: readonly string[]) => string
    readonly nearest: (word: string, likeness: number) => string
    readonly scores: string
    readonly scoresText: string
    readonly passage: string
    readonly parts: Readonly<Record<Part, string>>
    readonly sum: string
    readonly quoted: string
    readonly decision: string
    readonly confidence: (confidence: number, threshold: number, relatedFrom: number) => string
    readonly verdict: Readonly<Record<'answered' | 'related' | 'not-found', string>>
    readonly zones: Readonly<Record<'answered' | 'related' | 'not-found', string>>
    readonly unknownWords: string
    readonly numbers: string
    readonly numbersText: string
    readonly feature: (name: FeatureName) => string
    readonly map: string
    readonly mapText: (numbers: number) => string
    readonly mapKeys: string
    readonly mapQuestion: string
    readonly otherEssays: string
    readonly paragraph: (number: number) => string
  }
  readonly history: {
    readonly title: string
    readonly none: string
    readonly sheet: string
    readonly clear: string
    readonly confirm: string
    readonly remove: (question: string) => string
    readonly privacy: string
  }
  readonly sheet: {
    readonly title: string
    readonly date: (date: Date) => string
    readonly empty: string
    readonly print: string
  }
  readonly essays: {
    readonly title: string
    readonly intro: (essays: number, passages: number) => string
    readonly marked: string
    readonly unknown: string
    readonly paragraphs: (count: number) => string
    readonly page: Frame['page']
  }
  readonly quiz: {
    readonly title: string
    readonly which: string
    readonly answer: string
    readonly next: string
    readonly finish: string
    readonly right: string
    readonly wrong: string
    readonly choose: string
    readonly score: (right: number, of: number) => string
    readonly none: string
    readonly yours: string
    readonly correct: string
    readonly number: (number: number, of: number) => string
    readonly finished: (right: number, of: number) => string
    readonly again: string
  }
  readonly demo: {
    readonly title: string
    readonly step: (number: number, of: number) => string
    readonly back: string
    readonly forth: string
    readonly reveal: string
    readonly none: string
    readonly end: string
  }
  readonly join: {
    readonly title: string
    readonly scan: string
    readonly or: (address: string) => string
    readonly code: string
    readonly enter: string
    readonly wrongCode: string
    readonly submit: string
    readonly noNetwork: string
  }
}

/** What a score is made of, as a class can follow it. */
export type Part = 'meaning' | 'words' | 'place'

export type FeatureName = keyof typeof import('./explanation.ts').FEATURE_NAMES
