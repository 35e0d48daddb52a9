import type { EssayReference, Quote } from '../types.ts'
import type { Frame, PlaceOfPassage } from './frame.ts'

export const ENGLISH: Frame = {
  language: 'en',
  heading,
  furtherHeading: (count) => `${count} more ${count === 1 ? 'quote' : 'quotes'}`,
  sharedHeading: 'A quote that was shared with you',
  citation,
  disclaimer: 'Quoted from essays (opinions), not legal advice.',
  notFound: 'Sorry, as far as I can find, these essays do not discuss that. Please try other words, best in Indonesian.',
  discussed: (topics) => `Topics they discuss: ${topics.join('; ')}.`,
  nearest: 'Nearest essays:',
  tryThese: 'Examples of questions that they answer:',
  backAgain: 'Sorry, I was away. Here is the answer to your last message.',
  asked: (question) => `Question: ${question}`,

  start: `Hello! I answer questions about the conduct of Indonesian civil servants (ASN) by quoting essays, word for word, with title, author (if known) and paragraph. If the essays do not discuss it, I say so.

Just write your question, or tap one of the examples below. The essays are in Indonesian, and questions in Indonesian are understood best. Quotes are their authors' opinions, not legal advice. Topics: /topik · How to use me: /bantuan`,
  help: (username) => `How to ask
• Use everyday words, one question per message; Indonesian is understood best.
• A follow-up may be short ("kalau di grup keluarga?"). A question that you edit is answered anew.
• The best matching sentences are in bold. Tap a long quote to unfold it.

Buttons under an answer
➕ more quotes
📖 the whole paragraph, with those before and after it
🔗 a link to that quote
👍 👎 helpful or not

Commands
/topik – example questions by topic
/esai – read the essays
/cek – check whether a quotation is real
/bahasa – Indonesia or English
/privasi – what is kept
/hapus_saya – delete your data
/tentang – about this bot

In groups: /tanya, mention me, or reply to me. In any chat: type @${username} and your question.`,
  about: (
    essays,
    passages,
  ) => `Tanya ASN quotes ${essays} essays (${passages} quotes) on the conduct of Indonesian civil servants. Every quote is exactly as it stands in its essay, misprints included. I never make up a sentence about the subject; where the essays are silent, I say so.

I am a program, not a person, and no official service of BKN or KPU. The essays belong to their authors and publishers; they are opinions, not legal advice. The program is open source (MIT licence).`,
  privacy: (questionsAreKept) => `What I keep
• Your questions: ${
    questionsAreKept
      ? 'only those without an answer, under a pseudonym. The admin command shows one only once at least three people asked alike; whoever runs the server can open the file. (The operator of this bot has turned LOG_QUESTIONS on.)'
      : 'neither stored nor logged. Nobody can see them through this bot.'
  }
• The last question is remembered for about ten minutes, to understand follow-ups; it is never written to disk.
• Your 👍 👎 and your language are kept under a pseudonym, without your name or Telegram ID.

/hapus_saya deletes all your data. This chat itself stays with Telegram; delete it in the app if you wish.`,
  unknownCommand: 'I do not know that command. Just write your question, or type /bantuan.',
  onlyText: 'Sorry, I understand text messages only. Please write your question.',
  apology: 'Sorry, something went wrong on our side. Please try again in a moment.',
  tooLong: (letters, most) =>
    `The question is too long (${letters.toLocaleString('en')} characters); please shorten it to at most ${most.toLocaleString('en')}.`,
  tooFast: (seconds) => `Please wait about ${seconds} seconds; questions until then are not answered. Thank you.`,
  smallTalk: {
    greeting: 'Hello! Please write your question about the conduct of civil servants; /topik has examples.',
    salam: 'Waalaikumsalam. Please write your question about the conduct of civil servants; /topik has examples.',
    shalom: 'Shalom. Please write your question about the conduct of civil servants; /topik has examples.',
    swastiastu: 'Om swastiastu. Please write your question about the conduct of civil servants; /topik has examples.',
    namobuddhaya: 'Namo buddhaya. Please write your question about the conduct of civil servants; /topik has examples.',
    thanks: 'You are welcome. Please ask again any time.',
    farewell: 'Goodbye. Please come back any time.',
    acknowledgement: 'Got it. Please ask again any time.',
    invitation: 'Please go ahead and write your question.',
    complaint:
      'Sorry, that answer did not fit. Please try other words, or see /topik. The 👎 under an answer helps us improve it.',
    source: 'The source stands below each quote. Tap 📖 under the answer to read the whole paragraph, or open /esai.',
    distress:
      'I am sorry to read that, but I only quote essays. If you or someone near you is in danger, please call 112 (emergency) or 119 ext. 8 (mental health, Indonesia), and talk to someone you trust.',
  },

  essayList: 'The essays that I quote; tap one to read it:',
  topicList: 'Please tap a question, or write your own.',
  noTopics: 'There are no examples yet; see the titles in /esai and ask anything about them.',
  chooseLanguage: 'Please choose a language. Quotes stay as they were written.',
  languageChosen: "Done – I'll use English now. Quotes stay in Indonesian.",
  forgotten: 'Your data have been deleted: votes, language, and stored questions (if any).',

  quoteGone: 'That quote is gone: its essay was changed or withdrawn. Available essays: /esai',
  essayGone: 'That essay is gone. Available essays: /esai',
  noMoreQuotes: 'No more matching quotes.',
  exampleGone: 'That example is gone. Available examples: /topik',
  whichQuote: 'Which quote?',
  contextOf: (title) => `Context in “${title}”`,
  page: (page, pages) => `Page ${page} of ${pages}`,

  buttons: {
    further: '➕ More quotes',
    context: '📖 Context',
    share: '🔗 Share',
    quote: (number) => `Quote ${number}`,
    goOn: 'Continue in private',
    open: 'Open in Tanya ASN',
    topics: 'See topics',
    readEssay: '📄 Read the essay',
    source: '🌐 Original',
    essays: '📚 All essays',
    back: '‹ Previous',
    forth: 'Next ›',
    english: 'English',
  },
  shareText: (title) => `A quote from “${title}”`,
  voteUp: 'Thank you for your vote.',
  voteDown: 'Thank you. Please try other words, or see /topik.',
  voteWithdrawn: 'Your vote has been withdrawn.',

  check: {
    usage:
      'Write /cek followed by the text that circulates as a quotation, or reply to a message that holds it with /cek. Example:\n\n/cek Integritas dan netralitas merupakan suatu tantangan besar bagi ASN KPU',
    tooShort: (words) => `Please give at least ${words} words, so that it can be checked.`,
    exact: '✅ Yes, that text is in an essay, word for word. Check the source too:',
    exactButForm:
      '✅ The words are in an essay; capitals, punctuation or the text around them (a name that is given, for instance) differ. The source:',
    nearly: '⚠️ Nearly: an essay has a similar part, but with other words.',
    legend: 'Struck through: not in the essay. Underlined: in the essay, but missing from that text.',
    absent: '❌ That text is in none of the essays that I quote. It need not be fake; it may come from elsewhere.',
    original: 'According to the essay:',
  },

  group: {
    welcome:
      'Hello everyone! Ask about the conduct of civil servants with /tanya and your question, or mention me; I answer by quoting essays.',
    usage: 'Please write the question, for instance: /tanya bolehkah ASN kampanye di medsos?',
    greeting: 'Hello! Please ask with /tanya and your question.',
    notFound: 'Sorry, as far as I can find, these essays do not discuss that.',
    onlyPrivate: 'That command is for private chats only.',
  },

  inline: {
    empty: 'Write a question about the conduct of civil servants …',
    notFound: 'Not discussed by the essays. Tap for topics',
  },

  admin: {
    help: 'For admins\n/celah – questions without an answer\n/statistik – votes per quote',
    gapsAreOff:
      'Questions without an answer are not kept. If you need them, set LOG_QUESTIONS=on in .env and start again; /privasi will say so.',
    noGaps: 'No question without an answer has been asked by at least three people so far.',
    gaps: 'Not answered by the essays, asked by at least three people',
    people: (count) => `${count} people`,
    noVotes: 'No votes so far.',
    votes: 'Votes on answers that hold this quote',
    goneQuote: '(a quote that is gone)',
    more: 'Essays: send a file (.txt, .md, .html, .docx, .pdf), an https address, or paste the text here.\n/daftar – essays and indexes\n/hapus – withdraw an essay\n/kembalikan – back to an earlier index\n/batal – stop the build',
    reading: 'Reading …',
    proposal: 'Preview, not published yet',
    publish: '✅ Publish',
    cancel: '✖️ Cancel',
    changeTitle: 'Change title',
    changeAuthor: 'Change author',
    changeDate: 'Change date',
    askTitle: 'Please write the right title.',
    askAuthor: 'Please write the name of the author (or "-" if unknown).',
    askDate: 'Please write the date of publication, YYYY-MM-DD (or "-" if unknown).',
    badDate: 'I cannot read that date; write it like 2024-05-31, or "-".',
    draftGone: 'That draft is gone; please send it again.',
    dropped: 'Cancelled; nothing has changed.',
    waiting: (before) => `Waiting for ${before} other ${before === 1 ? 'job' : 'jobs'} …`,
    building: (percent, done, total, seconds) =>
      total === 0
        ? 'Preparing a new index … Questions are answered meanwhile. /batal to stop.'
        : `Building the index: ${percent} % (${done} of ${total} quotes and words${seconds === undefined ? '' : `, about ${seconds} seconds left`}). Questions are answered meanwhile. /batal to stop.`,
    published: 'Published. Answers come from the new index now.',
    worse: '⚠️ Publish all the same',
    proceed: 'Go on?',
    goOn: '✅ Go on',
    nothingRuns: 'Nothing is being built.',
    stopped: 'The build was stopped.',
    whichEssay: 'Which essay is to be withdrawn? Its file is kept.',
    whichGeneration: 'Back to which index? Its essays come back too.',
    noGenerations: 'No other index is kept yet.',
    generation: (name, created, essays, passages) => `${created} · ${essays} essays, ${passages} quotes (${name})`,
    noticed: 'The folder of essays has changed, and the new index is in use.',
    unreadable: 'The folder of essays cannot be read; the index of before stays in use.',
  },

  commands: {
    topik: 'Example questions by topic',
    esai: 'Read the essays',
    cek: 'Check whether a quotation is real',
    bantuan: 'How to use this bot',
    bahasa: 'Indonesia or English',
    privasi: 'What is kept about you',
    hapus_saya: 'Delete my data',
    tentang: 'About this bot',
    start: 'Introduction and example questions',
  },
  groupCommands: {
    tanya: 'Ask about the conduct of civil servants',
    cek: 'Check whether a quotation is real',
  },
  adminCommands: {
    celah: 'Questions without an answer so far',
    statistik: 'Votes per quote',
    daftar: 'Essays and kept indexes',
    hapus: 'Withdraw an essay',
    kembalikan: 'Back to an earlier index',
    batal: 'Stop building the index',
  },
}

function heading(kind: 'answered' | 'related', quotes: readonly Pick<Quote, 'essay'>[]): string {
  const essays = new Set(quotes.map(({ essay }) => essay.id)).size
  const plural = (count: number, one: string) => `${count} ${count === 1 ? one : `${one}s`}`
  const count = `${plural(quotes.length, 'quote')} from ${plural(essays, 'essay')}`
  return kind === 'answered' ? count : `No direct answer; ${count} that touch${quotes.length === 1 ? 'es' : ''} on it`
}

function citation(essay: EssayReference, { paragraph, lastParagraph }: PlaceOfPassage): string {
  const by = [essay.author, essay.outlet].filter((name) => name !== undefined).join(', ')
  const paragraphs = lastParagraph === undefined ? `paragraph ${paragraph}` : `paragraphs ${paragraph}–${lastParagraph}`
  return `${essay.title}${by === '' ? '' : ` — ${by}`} · ${paragraphs}`
}
