import type { SmallTalk } from '../conversation/small-talk.ts'
import type { EssayReference, Passage, Quote } from '../types.ts'

/** The name of a command and what the menu says of it. */
export type Commands = Readonly<Record<string, string>>

export type PlaceOfPassage = Pick<Passage, 'paragraph' | 'lastParagraph'>

/** What is said to what is no question. */
export type SmallTalkTexts = Readonly<Record<Exclude<SmallTalk, 'more'>, string>>

/** Everything the Telegram bot says around the quotes, in one language; the quotes themselves stay as they were written. */
export interface Frame {
  readonly language: 'id' | 'en'
  readonly heading: (kind: 'answered' | 'related', quotes: readonly Pick<Quote, 'essay'>[]) => string
  readonly furtherHeading: (count: number) => string
  readonly sharedHeading: string
  readonly citation: (essay: EssayReference, place: PlaceOfPassage) => string
  readonly disclaimer: string
  readonly notFound: string
  readonly discussed: (topics: readonly string[]) => string
  readonly nearest: string
  readonly tryThese: string
  readonly backAgain: string
  readonly asked: (question: string) => string

  readonly start: string
  readonly help: (username: string) => string
  readonly about: (essays: number, passages: number) => string
  readonly privacy: (questionsAreKept: boolean) => string
  readonly unknownCommand: string
  readonly onlyText: string
  readonly apology: string
  readonly tooLong: (letters: number, most: number) => string
  readonly tooFast: (seconds: number) => string
  readonly smallTalk: SmallTalkTexts

  readonly essayList: string
  readonly topicList: string
  readonly noTopics: string
  readonly chooseLanguage: string
  readonly languageChosen: string
  readonly forgotten: string

  readonly quoteGone: string
  readonly essayGone: string
  readonly noMoreQuotes: string
  readonly exampleGone: string
  readonly whichQuote: string
  readonly contextOf: (title: string) => string
  readonly page: (page: number, pages: number) => string

  readonly buttons: {
    readonly further: string
    readonly context: string
    readonly share: string
    /** One of several quotes. */
    readonly quote: (number: number) => string
    readonly goOn: string
    readonly open: string
    readonly topics: string
    readonly readEssay: string
    readonly source: string
    readonly essays: string
    readonly back: string
    readonly forth: string
    readonly english: string
  }
  readonly shareText: (title: string) => string
  readonly voteUp: string
  readonly voteDown: string
  readonly voteWithdrawn: string

  readonly check: {
    readonly usage: string
    readonly tooShort: (words: number) => string
    readonly exact: string
    readonly exactButForm: string
    readonly nearly: string
    readonly legend: string
    readonly absent: string
    readonly original: string
  }

  readonly group: {
    readonly welcome: string
    readonly usage: string
    readonly greeting: string
    readonly notFound: string
    readonly onlyPrivate: string
  }

  readonly inline: {
    readonly empty: string
    readonly notFound: string
  }

  readonly admin: {
    readonly help: string
    readonly gapsAreOff: string
    readonly noGaps: string
    readonly gaps: string
    readonly people: (count: number) => string
    readonly noVotes: string
    readonly votes: string
    readonly goneQuote: string
    readonly more: string
    readonly reading: string
    readonly proposal: string
    readonly publish: string
    readonly cancel: string
    readonly changeTitle: string
    readonly changeAuthor: string
    readonly changeDate: string
    readonly askTitle: string
    readonly askAuthor: string
    readonly askDate: string
    readonly badDate: string
    readonly draftGone: string
    readonly dropped: string
    readonly waiting: (before: number) => string
    readonly building: (percent: number, done: number, total: number, seconds: number | undefined) => string
    readonly published: string
    readonly worse: string
    readonly proceed: string
    readonly goOn: string
    readonly nothingRuns: string
    readonly stopped: string
    readonly whichEssay: string
    readonly whichGeneration: string
    readonly noGenerations: string
    readonly generation: (name: string, created: string, essays: number, passages: number) => string
    readonly noticed: string
    readonly unreadable: string
  }

  readonly commands: Commands
  readonly groupCommands: Commands
  readonly adminCommands: Commands
}
