import type { Frame } from './frame.ts'
import { APOLOGY, DISCLAIMER, citation, heading } from './indonesian.ts'

export const INDONESIAN: Frame = {
  language: 'id',
  heading,
  furtherHeading: (count) => `${count} kutipan lain`,
  sharedHeading: 'Kutipan yang dibagikan kepada Anda',
  citation,
  disclaimer: DISCLAIMER,
  notFound: 'Maaf, sejauh yang saya temukan, esai-esai ini tidak membahasnya. Silakan coba dengan kata-kata lain.',
  discussed: (topics) => `Topik yang dibahas: ${topics.join('; ')}.`,
  nearest: 'Esai yang paling dekat:',
  tryThese: 'Contoh pertanyaan yang terjawab:',
  backAgain: 'Maaf, tadi saya sedang tidak aktif. Ini jawaban untuk pesan terakhir Anda.',
  asked: (question) => `Pertanyaan: ${question}`,

  start: `Halo! Saya menjawab pertanyaan tentang perilaku ASN dengan kutipan esai, kata demi kata, lengkap dengan judul, penulis (bila ada), dan nomor paragrafnya. Bila esai-esai itu tidak membahasnya, saya katakan terus terang.

Silakan langsung tulis pertanyaan Anda, atau ketuk salah satu contoh di bawah ini. Kutipan adalah pendapat penulisnya, bukan nasihat hukum. Topik: /topik · Petunjuk: /bantuan`,
  help: (username) => `Cara bertanya
• Tulis dengan bahasa sehari-hari; singkatan pun boleh ("blh gak pns dukung paslon?"). Satu pesan, satu pertanyaan.
• Pertanyaan lanjutan boleh pendek ("kalau di grup keluarga?"). Pertanyaan yang Anda sunting saya jawab ulang.
• Kalimat yang paling sesuai dicetak tebal. Ketuk kutipan panjang untuk membukanya.

Tombol di bawah jawaban
➕ kutipan berikutnya
📖 paragraf utuh, dengan paragraf sebelum dan sesudahnya
🔗 tautan ke kutipan itu
👍 👎 membantu atau tidak

Perintah
/topik – contoh pertanyaan menurut topik
/esai – baca esainya
/cek – periksa apakah sebuah kutipan benar
/bahasa – Indonesia atau English
/privasi – apa yang disimpan
/hapus_saya – hapus data Anda
/tentang – tentang bot ini

Di grup: /tanya, sebut nama saya, atau balas pesan saya. Di percakapan mana pun: ketik @${username} lalu pertanyaannya.`,
  about: (
    essays,
    passages,
  ) => `Tanya ASN mengutip ${essays} esai (${passages} kutipan) tentang perilaku ASN. Setiap kutipan persis seperti tertulis di esainya, termasuk salah ketiknya. Saya tidak mengarang kalimat tentang pokok bahasannya; bila esai tidak membahas suatu pertanyaan, saya akan mengatakannya.

Saya program, bukan manusia, dan bukan layanan resmi BKN atau KPU. Esai adalah milik penulis dan penerbitnya; isinya pendapat, bukan nasihat hukum. Untuk aturan resmi, tanyakanlah kepada bagian kepegawaian Anda. Program ini perangkat lunak terbuka (lisensi MIT).`,
  privacy: (questionsAreKept) => `Apa yang saya simpan
• Pertanyaan Anda: ${
    questionsAreKept
      ? 'hanya yang tidak terjawab, dengan kode samaran. Perintah pengelola menampilkannya bila sedikitnya tiga orang menanyakan hal serupa; yang mengurus servernya dapat membuka berkasnya. (Pengelola bot ini mengaktifkan LOG_QUESTIONS.)'
      : 'tidak disimpan dan tidak dicatat. Atasan atau pengelola tidak dapat melihatnya melalui bot ini.'
  }
• Pertanyaan terakhir diingat sekitar sepuluh menit untuk memahami pertanyaan lanjutan, tidak pernah ditulis ke penyimpanan.
• 👍 👎 dan pilihan bahasa disimpan dengan kode samaran, tanpa nama dan tanpa ID Telegram Anda.

/hapus_saya menghapus semua data Anda. Riwayat percakapan ini tetap ada di Telegram; hapuslah di aplikasinya bila perlu.`,
  unknownCommand: 'Perintah itu tidak saya kenal. Silakan tulis pertanyaan langsung, atau ketik /bantuan.',
  onlyText: 'Mohon maaf, saya hanya memahami pesan teks. Silakan tulis pertanyaannya.',
  apology: APOLOGY,
  tooLong: (letters, most) =>
    `Pertanyaannya terlalu panjang (${letters.toLocaleString('id-ID')} huruf); mohon ringkas menjadi paling banyak ${most.toLocaleString('id-ID')} huruf.`,
  tooFast: (seconds) =>
    `Mohon tunggu sekitar ${seconds} detik, ya; pertanyaan yang masuk selama itu belum dapat saya jawab. Terima kasih.`,
  smallTalk: {
    greeting: 'Halo! Silakan tulis pertanyaan Anda tentang perilaku ASN; contoh-contohnya ada di /topik.',
    salam: 'Waalaikumsalam. Silakan tulis pertanyaan Anda tentang perilaku ASN; contoh-contohnya ada di /topik.',
    shalom: 'Shalom. Silakan tulis pertanyaan Anda tentang perilaku ASN; contoh-contohnya ada di /topik.',
    swastiastu: 'Om swastiastu. Silakan tulis pertanyaan Anda tentang perilaku ASN; contoh-contohnya ada di /topik.',
    namobuddhaya: 'Namo buddhaya. Silakan tulis pertanyaan Anda tentang perilaku ASN; contoh-contohnya ada di /topik.',
    thanks: 'Sama-sama, senang dapat membantu. Silakan bertanya lagi kapan saja.',
    farewell: 'Sampai jumpa. Silakan kembali kapan saja.',
    acknowledgement: 'Baik, silakan bertanya lagi kapan saja.',
    invitation: 'Silakan, langsung tulis saja pertanyaannya.',
    complaint:
      'Maaf, jawabannya kurang tepat. Coba tulis dengan kata lain, atau lihat /topik. Tombol 👎 di bawah jawaban membantu kami memperbaikinya.',
    source:
      'Sumber tertulis di bawah setiap kutipan. Ketuk 📖 di bawah jawaban untuk membaca paragraf lengkapnya, atau buka /esai.',
    distress:
      'Saya turut prihatin, tetapi saya hanya bot kutipan esai. Bila Anda atau orang di dekat Anda dalam bahaya, hubungi 112 (darurat) atau 119 ext. 8 (layanan kesehatan jiwa), dan bicaralah dengan orang yang Anda percaya.',
  },

  essayList: 'Esai yang saya kutip; ketuk untuk membaca:',
  topicList: 'Silakan ketuk sebuah pertanyaan, atau tulis pertanyaan Anda sendiri.',
  noTopics: 'Belum ada contoh pertanyaan; lihat judul-judulnya di /esai, lalu tanyakan apa saja tentang isinya.',
  chooseLanguage: 'Silakan pilih bahasa. Kutipan tetap seperti aslinya.',
  languageChosen: 'Baik, saya memakai bahasa Indonesia.',
  forgotten: 'Data Anda sudah dihapus: penilaian, pilihan bahasa, dan pertanyaan yang tersimpan (bila ada).',

  quoteGone: 'Kutipan itu tidak ada lagi: esainya telah diubah atau ditarik. Esai yang ada sekarang: /esai',
  essayGone: 'Esai itu tidak ada lagi. Esai yang ada sekarang: /esai',
  noMoreQuotes: 'Tidak ada lagi kutipan yang sesuai.',
  exampleGone: 'Contoh itu tidak ada lagi. Contoh yang ada sekarang: /topik',
  whichQuote: 'Kutipan yang mana?',
  contextOf: (title) => `Konteks dalam “${title}”`,
  page: (page, pages) => `Halaman ${page} dari ${pages}`,

  buttons: {
    further: '➕ Kutipan lain',
    context: '📖 Konteks',
    share: '🔗 Bagikan',
    quote: (number) => `Kutipan ${number}`,
    goOn: 'Lanjut di percakapan pribadi',
    open: 'Buka di Tanya ASN',
    topics: 'Lihat topik',
    readEssay: '📄 Baca esainya',
    source: '🌐 Sumber asli',
    essays: '📚 Daftar esai',
    back: '‹ Sebelumnya',
    forth: 'Berikutnya ›',
    english: 'English',
  },
  shareText: (title) => `Kutipan dari “${title}”`,
  voteUp: 'Terima kasih atas penilaiannya.',
  voteDown: 'Terima kasih. Coba kata lain, atau lihat /topik.',
  voteWithdrawn: 'Penilaian Anda ditarik kembali.',

  check: {
    usage:
      'Tulis /cek diikuti teks yang beredar sebagai kutipan, atau balas pesan yang memuatnya dengan /cek. Contoh:\n\n/cek Integritas dan netralitas merupakan suatu tantangan besar bagi ASN KPU',
    tooShort: (words) => `Mohon sertakan sedikitnya ${words} kata agar dapat diperiksa.`,
    exact: '✅ Benar, teks itu ada di esai, kata demi kata. Periksa juga sumbernya:',
    exactButForm:
      '✅ Kata-katanya ada di esai; huruf besar, tanda baca, atau teks di sekitarnya (misalnya nama yang disebut) berbeda. Sumbernya:',
    nearly: '⚠️ Hampir: di esai ada bagian yang mirip, tetapi kata-katanya berbeda.',
    legend: 'Dicoret: tidak ada di esai. Digarisbawahi: ada di esai, tetapi hilang dari teks itu.',
    absent:
      '❌ Teks itu tidak ada di esai mana pun yang saya kutip. Itu tidak berarti teksnya palsu; bisa jadi berasal dari sumber lain.',
    original: 'Menurut esai:',
  },

  group: {
    welcome:
      'Halo semua! Tanyakan perilaku ASN dengan /tanya diikuti pertanyaannya, atau sebut nama saya; saya menjawab dengan kutipan esai.',
    usage: 'Silakan tulis pertanyaannya, misalnya: /tanya bolehkah ASN kampanye di medsos?',
    greeting: 'Halo! Silakan bertanya dengan /tanya diikuti pertanyaannya.',
    notFound: 'Maaf, sejauh yang saya temukan, esai-esai ini tidak membahasnya.',
    onlyPrivate: 'Perintah itu hanya untuk percakapan pribadi.',
  },

  inline: {
    empty: 'Tulis pertanyaan tentang perilaku ASN …',
    notFound: 'Tidak dibahas esai. Ketuk untuk melihat topik',
  },

  admin: {
    help: 'Untuk pengelola\n/celah – pertanyaan yang belum terjawab\n/statistik – penilaian per kutipan',
    gapsAreOff:
      'Pertanyaan yang tidak terjawab tidak disimpan. Bila perlu, atur LOG_QUESTIONS=on di berkas .env, lalu mulai ulang; /privasi akan menyebutkannya.',
    noGaps: 'Belum ada pertanyaan tak terjawab yang diajukan sedikitnya tiga orang.',
    gaps: 'Belum dijawab esai, ditanyakan sedikitnya tiga orang',
    people: (count) => `${count} orang`,
    noVotes: 'Belum ada penilaian.',
    votes: 'Penilaian jawaban yang memuat kutipan ini',
    goneQuote: '(kutipan yang sudah tidak ada)',
    more: 'Esai: kirim berkas (.txt, .md, .html, .docx, .pdf), alamat https, atau tempel teksnya di sini.\n/daftar – esai dan indeks\n/hapus – menarik esai\n/kembalikan – kembali ke indeks sebelumnya\n/batal – menghentikan pembangunan',
    reading: 'Membaca …',
    proposal: 'Pratinjau, belum diterbitkan',
    publish: '✅ Terbitkan',
    cancel: '✖️ Batal',
    changeTitle: 'Ubah judul',
    changeAuthor: 'Ubah penulis',
    changeDate: 'Ubah tanggal',
    askTitle: 'Silakan tulis judul yang benar.',
    askAuthor: 'Silakan tulis nama penulisnya (atau "-" bila tidak diketahui).',
    askDate: 'Silakan tulis tanggal terbit, TTTT-BB-HH (atau "-" bila tidak diketahui).',
    badDate: 'Tanggal itu tidak terbaca; tulis seperti 2024-05-31, atau "-".',
    draftGone: 'Draf itu tidak ada lagi; silakan kirim ulang.',
    dropped: 'Dibatalkan; tidak ada yang berubah.',
    waiting: (before) => `Menunggu ${before} pekerjaan lain …`,
    building: (percent, done, total, seconds) =>
      total === 0
        ? 'Menyiapkan indeks baru … Pertanyaan tetap dijawab. /batal untuk menghentikan.'
        : `Membangun indeks: ${percent} % (${done} dari ${total} kutipan dan kata${seconds === undefined ? '' : `, sekitar ${seconds} detik lagi`}). Pertanyaan tetap dijawab. /batal untuk menghentikan.`,
    published: 'Terbit. Jawaban kini memakai indeks baru.',
    worse: '⚠️ Tetap terbitkan',
    proceed: 'Lanjutkan?',
    goOn: '✅ Lanjutkan',
    nothingRuns: 'Tidak ada yang sedang dibangun.',
    stopped: 'Pembangunan dihentikan.',
    whichEssay: 'Esai mana yang ditarik? Berkasnya tetap disimpan.',
    whichGeneration: 'Kembali ke indeks yang mana? Esainya ikut kembali.',
    noGenerations: 'Belum ada indeks lain yang tersimpan.',
    generation: (name, created, essays, passages) => `${created} · ${essays} esai, ${passages} kutipan (${name})`,
    noticed: 'Folder esai berubah, dan indeks baru sudah dipakai.',
    unreadable: 'Folder esai tidak dapat dibaca; indeks yang lama tetap dipakai.',
  },

  commands: {
    topik: 'Contoh pertanyaan menurut topik',
    esai: 'Baca esainya',
    cek: 'Periksa apakah sebuah kutipan benar',
    bantuan: 'Cara memakai bot ini',
    bahasa: 'Indonesia atau English',
    privasi: 'Apa yang disimpan tentang Anda',
    hapus_saya: 'Hapus data saya',
    tentang: 'Tentang bot ini',
    start: 'Perkenalan dan contoh pertanyaan',
  },
  groupCommands: {
    tanya: 'Bertanya tentang perilaku ASN',
    cek: 'Periksa apakah sebuah kutipan benar',
  },
  adminCommands: {
    celah: 'Pertanyaan yang belum terjawab',
    statistik: 'Penilaian per kutipan',
    daftar: 'Esai dan indeks yang tersimpan',
    hapus: 'Menarik sebuah esai',
    kembalikan: 'Kembali ke indeks sebelumnya',
    batal: 'Menghentikan pembangunan indeks',
  },
}
