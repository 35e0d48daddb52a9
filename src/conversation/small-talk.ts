/** What people say that no essay answers. */
export type SmallTalk =
  | 'greeting'
  | 'salam'
  | 'shalom'
  | 'swastiastu'
  | 'namobuddhaya'
  | 'thanks'
  | 'farewell'
  | 'acknowledgement'
  | 'invitation'
  | 'complaint'
  | 'source'
  | 'distress'
  /** Wants the next quotes. */
  | 'more'

/** A command that a message asks for in plain words. */
export type MeantCommand = 'bantuan' | 'tentang' | 'privasi' | 'hapus_saya' | 'bahasa' | 'esai' | 'topik' | 'start'

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

interface Kind {
  readonly kind: SmallTalk
  /** Words that make a message of this kind … */
  readonly telling: ReadonlySet<string>
  /** … if nothing but these and forms of address stand with them. */
  readonly beside: ReadonlySet<string>
}

const TIMES = 'selamat met malem pagi siang sore malam'

const KINDS: readonly Kind[] = [
  {
    kind: 'salam',
    telling: set('assalamualaikum assalamu assalam asalamualaikum assalammualaikum askum samlekum samlikum mikum ass'),
    beside: set(`alaikum alaykum alaikumsalam wr wb wrwb warahmatullahi warohmatullohi wabarakatuh wabarokatuh ${TIMES}`),
  },
  { kind: 'shalom', telling: set('shalom syalom'), beside: set(`salam sejahtera ${TIMES}`) },
  { kind: 'swastiastu', telling: set('swastiastu swastyastu'), beside: set(`om ${TIMES}`) },
  { kind: 'namobuddhaya', telling: set('buddhaya budaya'), beside: set(`namo ${TIMES}`) },
  {
    kind: 'thanks',
    telling: set('terimakasih makasih makasi mksih mksh trims trimakasih tengkyu thx tks thanks thank tq suwun nuwun nuhun'),
    beside: set(
      'banyak atas jawaban jawabannya bantuan bantuannya info infonya penjelasan penjelasannya matur hatur sanget nggih sangat membantu jelas you so very much ok oke sip siap baik mantap sudah',
    ),
  },
  { kind: 'farewell', telling: set('dadah bye jumpa'), beside: set('sampai lagi good dah besok nanti') },
  {
    kind: 'invitation',
    telling: set('tanya nanya bertanya mengganggu ganggu'),
    beside: set(`mau boleh ingin pengen izin ijin numpang bisa saya aku dulu mohon maaf sebelumnya halo hai permisi ${TIMES}`),
  },
  {
    kind: 'acknowledgement',
    telling: set(
      'ok oke okay okey okeh siap sip baik baiklah mantap mantul keren bagus noted paham mengerti ngerti jelas good great nice iya ya yes tidak enggak nggak gak wkwk wkwkwk wkwkwkwk haha hahaha hehe hihi',
    ),
    beside: set('sudah udah saya banget very komandan ndan bos'),
  },
  {
    kind: 'greeting',
    telling: set(
      'halo hallo hai hi hello helo hey permisi punten pagi siang sore malam malem morning afternoon evening tes test ping p kabar salam min admin kak bot',
    ),
    beside: set('selamat met good apa day sejahtera'),
  },
]

const ADDRESS = set(
  'min admin kak kakak pak bapak bu ibu mas mbak gan sis bro bang bot tanya asn ya yah yaa deh dong nih sekali semua semuanya juga teman',
)
const POLITENESS = set('min kak ya sih dong nih pak bu halo hai mohon tolong')

const SAID: readonly (readonly [SmallTalk, RegExp])[] = [
  ['distress', /\b(?:bunuh diri|mengakhiri hidup|akhiri hidup|(?:ingin|mau|pengen|pingin) mati|kill myself|suicide)\b/],
  [
    'more',
    /^(?:lanjut(?:kan)?|lagi|terus|yang lain|ada lagi|kutipan lain(?:nya)?|more|(?:jelaskan |yang )?lebih (?:detail|lanjut|lengkap|rinci))$/,
  ],
  [
    'source',
    /^(?:(?:apa )?maksudnya(?: apa| gimana)?|sumber(?:nya)?(?: mana| dari mana| apa)?|(?:siapa )?penulisnya(?: siapa)?|dari mana(?: itu)?)$/,
  ],
  [
    'complaint',
    /^(?:(?:itu )?(?:jawaban|kutipan)(?:nya|mu)? (?:kok )?(?:salah|ngawur|aneh|(?:ga|gak|nggak|tidak|kurang) (?:nyambung|tepat|cocok|sesuai|jelas))|bukan itu(?: maksud(?:ku| saya)?)?|(?:kok )?(?:jawabannya )?(?:ga|gak|nggak|tidak) nyambung|salah|bot (?:bodoh|goblok|tolol|payah|jelek))$/,
  ],
]

const MEANT: readonly (readonly [MeantCommand, RegExp])[] = [
  [
    'start',
    /^(?:(?:kamu|anda|kau|lu|lo) (?:ini )?(?:siapa|apa)|siapa (?:kamu|anda|kau|namamu|ini|lu|lo|nama kamu|nama anda)|(?:ini )?bot apa(?: ini)?|ini (?:bot )?apa|who are you|what are you|mulai)$/,
  ],
  [
    'topik',
    /^(?:(?:kamu|anda|bot ini) )?(?:bisa|dapat) (?:apa|ngapain|tanya apa|ditanya apa|jawab apa|menjawab apa)(?: (?:saja|aja))?$|^apa (?:saja |aja )?yang (?:bisa|dapat|boleh) (?:saya |aku |kamu |anda )?\S*(?:tanya|lakukan|bantu|jawab)\S*$|^(?:topik(?:nya)?|contoh pertanyaan(?:nya)?|daftar topik|what can (?:you do|i ask))$/,
  ],
  [
    'bantuan',
    /^(?:bantuan|help|menu|perintah|petunjuk|stop|cara (?:pakai|memakai|pake|menggunakan)(?:nya| bot(?: ini)?)?|(?:gimana|bagaimana) cara (?:pakai|pake|memakai|menggunakan)(?:nya| bot(?: ini)?)?)$/,
  ],
  ['bahasa', /^(?:(?:ganti |ubah )?bahasa(?: inggris| indonesia)?|english|language|(?:can you )?speak english|in english)$/],
  ['hapus_saya', /^(?:hapus (?:data )?saya|hapus (?:semua )?data saya|delete my data|forget me)$/],
  [
    'privasi',
    /^(?:privasi|(?:apakah )?(?:data|pertanyaan|chat) saya (?:aman|disimpan|dicatat|rahasia|direkam)(?: (?:ga|gak|nggak|tidak))?|(?:apakah )?(?:atasan|bos|pimpinan|admin|orang lain|kantor|siapa)(?: saya)?(?: yang)? (?:bisa|dapat|tahu|tau) (?:(?:me)?lihat|baca|membaca|tahu|tau)? ?(?:pertanyaan|chat|pesan) (?:saya|ini))$/,
  ],
  [
    'tentang',
    /^(?:tentang(?: bot(?: ini)?)?|siapa (?:yang )?(?:buat|bikin|membuat|mengelola|punya|pembuat)(?:nya)? ?(?:bot(?: ini)?|kamu|ini)?|(?:apakah )?(?:ini )?bot (?:ini )?resmi(?: \S+){0,3}|(?:apakah )?kamu (?:ini )?(?:robot|manusia|ai|bot|chatgpt)|kamu (?:pakai|pake|menggunakan) (?:chatgpt|chat gpt|ai|model)(?: \S+){0,3}|(?:apakah )?ini nasihat hukum)$/,
  ],
  ['esai', /^(?:daftar esai|esai(?:nya)?(?: apa)?(?: (?:saja|aja))?|esai apa (?:saja|aja)(?: \S+){0,3}|baca esai)$/],
]

/** Whoever asks says so. */
const ASKS =
  /\?|\b(?:apa|apakah|apasih|bagaimana|gimana|gmn|bgmn|kenapa|knp|mengapa|siapa|kapan|mana|berapa|brp|boleh\w*|blh|bisa\w*|harus\w*|perlu\w*|wajib\w*|tapi|tetapi|kepada|kalau|kalo|klo|jelaskan|sebutkan|tolong)\b/
const THANKS_FIRST =
  /^(?:(?:oke?|baik|siap|wah|halo)\s+)?(?:terima\s?kasih|makasih?|mksh|trims|thanks?|thank you|thx|matur (?:nuwun|suwun)|hatur nuhun)\b/
const INTRODUCES = /^(?:halo|hai|hallo|selamat \w+|permisi|assalam\w*)\b.*\b(?:saya|aku|nama saya|perkenalkan)\b.*\bdari\b/

/** A longer message has something else to say too. */
const MOST_WORDS = 9
const MOST_POLITE_WORDS = 14

/** What a whole message is when it is no question: undefined for anything that may be one. */
export function smallTalkOf(message: string): SmallTalk | undefined {
  const plain = message
    .normalize('NFKC')
    .toLowerCase()
    .replace(/terima\s+kasih/g, 'terimakasih')
  const words = (plain.match(/[\p{L}\p{N}]+/gu) ?? []).map(withoutDrawl)
  if (words.length === 0) return /\p{Extended_Pictographic}/u.test(plain) ? 'acknowledgement' : 'invitation'
  const bare = words.filter((word) => !POLITENESS.has(word)).join(' ')
  const said = SAID.find(([kind, pattern]) => pattern.test(kind === 'distress' ? words.join(' ') : bare))
  if (said !== undefined) return said[0]
  if (words.length <= MOST_POLITE_WORDS && !ASKS.test(plain)) {
    if (THANKS_FIRST.test(plain)) return 'thanks'
    if (INTRODUCES.test(plain)) return 'greeting'
  }
  if (words.length > MOST_WORDS) return undefined
  return KINDS.find(
    ({ telling, beside }) =>
      words.some((word) => telling.has(word)) &&
      words.every((word) => telling.has(word) || beside.has(word) || ADDRESS.has(word)),
  )?.kind
}

/** The command that a whole message asks for: “daftar esai”, “siapa kamu?”, “hapus data saya”. */
export function commandMeantBy(message: string): MeantCommand | undefined {
  const words =
    message
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  const bare = words.filter((word) => !POLITENESS.has(word)).join(' ')
  return MEANT.find(([, pattern]) => pattern.test(bare))?.[0]
}

/** “haloooo” → “halo”: no word of these ends in three of a kind. */
function withoutDrawl(word: string): string {
  return word.replace(/(\p{L})\1{2,}/gu, '$1')
}
