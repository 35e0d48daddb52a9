import type { EssayReference, Quote } from '../types.ts'
import type { Frame, PlaceOfPassage } from './frame.ts'

export const ENGLISH: Frame = {
  language: 'en',
  heading,
  furtherHeading: (count) => `${count} more ${count === 1 ? 'quote' : 'quotes'}`,
  citation,
  disclaimer: 'Quoted from essays (opinions), not legal advice.',
  notFound: 'As far as I can find, these essays do not discuss that question. Please try other words, best in Indonesian.',
  discussed: (topics) => `They do discuss: ${topics.join('; ')}.`,
  nearest: 'Nearest essays:',
  tryThese: 'These questions are answered by the essays:',
  backAgain: 'Sorry, I have only just come back. This answers your last message.',
  asked: (question) => `Question: ${question}`,

  start: `Hello! I answer questions about the conduct of Indonesian civil servants (ASN) by quoting essays, word for word, with title, author and paragraph. If the essays do not discuss it, I say so.

Just write your question, or tap one of the examples below. The essays are in Indonesian; questions in Indonesian are understood best. Quotes are their authors' opinions, not legal advice. How to use me: /bantuan`,
  help: `How to use me
• Ask in everyday words, one question a message; Indonesian is understood best.
• A follow-up may be short ("kalau di grup keluarga?"); I remember the question before it for ten minutes. A question that you edit is answered anew.
• The sentences in bold answer best. Tap a long quote to unfold it.
• "Only touch on it" means that the essays mention it without a direct answer.

Buttons under an answer
• More quotes: the next ones · Context: the whole paragraph and its neighbours · Share: a link to that quote · 👍 👎: helpful or not

Commands
/topik – what can be asked
/esai – the essays, to read
/cek – check whether a quotation really is in the essays
/bahasa – Indonesia or English
/privasi – what is kept · /hapus_saya – delete your part
/tentang – about this bot

In groups: mention me, reply to me, or use /tanya. In any chat: type my name and a question, and choose a quote.`,
  about: (essays, passages) =>
    `Tanya ASN quotes ${essays} essays (${passages} passages) on the conduct of Indonesian civil servants. Every quote is exactly as it stands in its essay; I never make up a sentence about the subject, and where the essays are silent, I say so.\n\nThe essays belong to their authors and publishers and are quoted with their source; they are opinions, not legal advice. The program is open source (MIT licence).`,
  privacy: (questionsAreKept) =>
    `What I keep
• Your questions: ${
      questionsAreKept
        ? 'only those without an answer, without names. Admins see one only once at least three people asked alike. (The operator of this bot has turned LOG_QUESTIONS on.)'
        : 'neither stored nor logged.'
    }
• The last question is remembered for ten minutes, in memory, to understand follow-ups; never on disk.
• Your 👍 👎 and your language are kept under a random pseudonym, without your name or Telegram number.

/hapus_saya deletes your part. The messages themselves are kept by Telegram, under its own rules.`,
  unknownCommand: 'I do not know that command. Just write your question, or type /bantuan.',
  onlyText: 'Sorry, I understand text messages only. Please write your question.',
  apology: 'Sorry, something went wrong on our side. Please try again in a moment.',
  tooFast: (seconds) => `Please wait about ${seconds} seconds before you ask again, so that everybody gets a turn. Thank you.`,
  smallTalk: {
    greeting: 'Hello! Please write your question about the conduct of civil servants; /topik has examples.',
    salam: 'Waalaikumsalam. Please write your question about the conduct of civil servants; /topik has examples.',
    thanks: 'You are welcome. Please ask again any time.',
    acknowledgement: 'Very well. Please ask again any time.',
    farewell: 'Goodbye. Please come back any time.',
  },

  essayList: 'The essays that I quote; tap one to read it:',
  topicList: 'Please tap a question, or write your own.',
  noTopics: 'There are no examples yet; see the titles in /esai and ask anything about them.',
  chooseLanguage: 'Please choose a language. Quotes stay as they were written.',
  languageChosen: 'All right, I speak English now. Quotes stay in Indonesian.',
  forgotten: 'Your part has been deleted: votes, language, and stored questions (if any).',

  quoteGone: 'That quote is gone: its essay was changed or withdrawn. The essays there are: /esai',
  essayGone: 'That essay is gone. The essays there are: /esai',
  noMoreQuotes: 'There are no other quotes that come close enough.',
  exampleGone: 'That example is gone. The examples there are: /topik',
  contextOf: (title) => `Context in “${title}”`,
  page: (page, pages) => `Page ${page} of ${pages}`,

  buttons: {
    further: '➕ More quotes',
    context: '📖 Context',
    share: '🔗 Share',
    goOn: 'Go on in private',
    readEssay: '📄 Read the essay',
    essays: '📚 All essays',
    askExample: 'Example question',
  },
  shareText: (title) => `A quote from “${title}”`,
  voteCounted: 'Thank you for your vote.',
  voteWithdrawn: 'Your vote has been withdrawn.',

  check: {
    usage: 'Write /cek followed by the text that circulates as a quotation, or reply to a message that holds it with /cek.',
    tooShort: (words) => `The text is too short to check; please give at least ${words} words.`,
    exact: '✅ Yes, that text is in the essay, word for word.',
    exactButForm: '✅ Yes, the words are in the essay; only capitals, punctuation or the text around them differ.',
    nearly: '⚠️ Nearly: an essay has a similar part, but with other words.',
    legend: 'Struck through: not in the essay. Underlined: in the essay, but missing from that text.',
    absent: '❌ I do not find that text in any of the essays that I quote. It may come from elsewhere.',
    original: 'According to the essay:',
  },

  group: {
    welcome:
      'Hello everybody! Ask about the conduct of civil servants with /tanya and your question, or mention me; I answer by quoting essays.',
    usage: 'Please write the question, for instance: /tanya bolehkah ASN kampanye di medsos?',
    notFound: 'As far as I can find, these essays do not discuss that question.',
  },

  inline: {
    empty: 'Write a question about the conduct of civil servants …',
    notFound: 'Not discussed by the essays. Tap for topics',
  },

  commands: {
    topik: 'What can be asked',
    esai: 'The essays, to read',
    cek: 'Check whether a quotation is real',
    tanya: 'Ask (in groups)',
    bantuan: 'How to use this bot',
    bahasa: 'Indonesia or English',
    privasi: 'What is kept about you',
    hapus_saya: 'Delete your part',
    tentang: 'About this bot',
    start: 'Introduction and example questions',
  },
  adminCommands: {
    celah: 'Questions without an answer so far',
    statistik: 'Votes per quote',
  },
}

function heading(kind: 'answered' | 'related', quotes: readonly Pick<Quote, 'essay'>[]): string {
  const essays = new Set(quotes.map(({ essay }) => essay.id)).size
  const plural = (count: number, one: string) => `${count} ${count === 1 ? one : `${one}s`}`
  const count = `${plural(quotes.length, 'quote')} from ${plural(essays, 'essay')}`
  return kind === 'answered' ? count : `These essays only touch on it: ${count}`
}

function citation(essay: EssayReference, { paragraph, lastParagraph }: PlaceOfPassage): string {
  const by = [essay.author, essay.outlet].filter((name) => name !== undefined).join(', ')
  const paragraphs = lastParagraph === undefined ? `paragraph ${paragraph}` : `paragraphs ${paragraph}–${lastParagraph}`
  return `${essay.title}${by === '' ? '' : ` — ${by}`} · ${paragraphs}`
}
