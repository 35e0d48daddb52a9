/** What people say that is no question. */
export type SmallTalk = 'greeting' | 'salam' | 'thanks' | 'acknowledgement' | 'farewell' | 'identity'

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

/** `telling` words make a message this kind of small talk, if nothing but `beside` words and forms of address stand with them. */
const KINDS: readonly {
  readonly kind: SmallTalk
  readonly telling: ReadonlySet<string>
  readonly beside: ReadonlySet<string>
}[] = [
  {
    kind: 'salam',
    telling: set('assalamualaikum assalamu assalam asalamualaikum assalammualaikum askum samlekum'),
    beside: set(
      'alaikum alaykum alaikumsalam wr wb wrwb warahmatullahi warohmatullohi wabarakatuh wabarokatuh selamat pagi siang sore malam',
    ),
  },
  {
    kind: 'thanks',
    telling: set('terimakasih kasih makasih makasi mksh trims trimakasih tengkyu thx tks thanks thank tq suwun nuwun nuhun'),
    beside: set(
      'terima banyak atas jawaban jawabannya bantuan bantuannya info infonya penjelasan penjelasannya matur hatur you so very much ok oke sip siap baik mantap jelas sudah',
    ),
  },
  {
    kind: 'farewell',
    telling: set('dadah bye jumpa'),
    beside: set('sampai lagi good dah besok nanti'),
  },
  {
    kind: 'acknowledgement',
    telling: set(
      'ok oke okay okey okeh siap sip baik baiklah mantap mantul keren bagus noted paham mengerti ngerti jelas good great nice',
    ),
    beside: set('sudah udah saya banget very'),
  },
  {
    kind: 'greeting',
    telling: set(
      'halo hallo hai hi hello helo hey permisi punten pagi siang sore malam morning afternoon evening tes test ping p kabar salam min admin kak bot',
    ),
    beside: set('selamat met good apa day sejahtera om swastiastu'),
  },
]

const ADDRESS = set(
  'min admin kak kakak pak bapak bu ibu mas mbak gan sis bro bang bot tanya asn ya yah yaa deh dong nih sekali semua semuanya juga teman',
)

const IDENTITY = new RegExp(
  `^(?:${[
    '(?:kamu|anda|kau|lu|lo) (?:ini )?(?:siapa|apa)',
    'siapa (?:kamu|anda|kau|namamu|ini|lu|lo|nama kamu|nama anda)',
    '(?:ini )?bot apa(?: ini)?',
    'ini (?:bot )?apa',
    '(?:(?:kamu|anda|bot ini) )?(?:bisa|dapat) (?:apa|ngapain)(?: (?:saja|aja))?',
    'apa (?:saja )?yang (?:bisa|dapat) (?:kamu|anda) \\S+',
    'who are you|what are you|what can you do',
  ].join('|')})$`,
)
const POLITENESS = set('min kak ya sih dong nih pak bu halo hai')

/** A longer message has something else to say too. */
const MOST_WORDS = 9

/** The sort of small talk that a whole message is, or undefined for anything that may be a question. */
export function smallTalkOf(message: string): SmallTalk | undefined {
  const words = (
    message
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).map(withoutDrawl)
  if (words.length === 0 || words.length > MOST_WORDS) return undefined
  if (IDENTITY.test(words.filter((word) => !POLITENESS.has(word)).join(' '))) return 'identity'
  return KINDS.find(
    ({ telling, beside }) =>
      words.some((word) => telling.has(word)) &&
      words.every((word) => telling.has(word) || beside.has(word) || ADDRESS.has(word)),
  )?.kind
}

/** “haloooo” → “halo”: no word of these ends in three of a kind. */
function withoutDrawl(word: string): string {
  return word.replace(/(\p{L})\1{2,}/gu, '$1')
}
