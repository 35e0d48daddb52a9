import type { Frame } from './frame.ts'
import { APOLOGY, DISCLAIMER, NEAREST, NOT_FOUND, citation, heading } from './indonesian.ts'

export const INDONESIAN: Frame = {
  language: 'id',
  heading,
  furtherHeading: (count) => `${count} kutipan lain`,
  citation,
  disclaimer: DISCLAIMER,
  notFound: NOT_FOUND,
  discussed: (topics) => `Yang dibahas antara lain: ${topics.join('; ')}.`,
  nearest: NEAREST,
  tryThese: 'Pertanyaan berikut dijawab oleh esai:',
  backAgain: 'Maaf, saya baru aktif kembali. Berikut jawaban untuk pesan terakhir Anda.',
  asked: (question) => `Pertanyaan: ${question}`,

  start: `Halo! Saya menjawab pertanyaan tentang perilaku ASN dengan kutipan esai, kata demi kata, lengkap dengan judul, penulis, dan nomor paragrafnya. Bila esai-esai itu tidak membahasnya, saya katakan terus terang.

Silakan langsung tulis pertanyaan Anda, atau ketuk salah satu contoh di bawah ini. Kutipan adalah pendapat penulisnya, bukan nasihat hukum. Petunjuk lengkap: /bantuan`,
  help: `Cara memakai
• Tulis pertanyaan dengan bahasa sehari-hari; singkatan pun boleh ("blh gak pns dukung paslon?"). Satu pesan, satu pertanyaan.
• Pertanyaan lanjutan boleh pendek ("kalau di grup keluarga?"); saya mengingat pertanyaan sebelumnya selama sepuluh menit. Pertanyaan yang Anda sunting saya jawab ulang.
• Bagian yang dicetak tebal adalah kalimat yang paling menjawab. Ketuk kutipan panjang untuk membukanya.
• "Hanya menyinggung" berarti esai menyebutnya, tetapi tidak menjawab secara langsung.

Tombol di bawah jawaban
• Kutipan lain: kutipan berikutnya · Konteks: paragraf utuh beserta tetangganya · Bagikan: tautan ke kutipan itu · 👍 👎: membantu atau tidak

Perintah
/topik – apa saja yang dapat ditanyakan
/esai – daftar esai, untuk dibaca
/cek – periksa apakah sebuah kutipan benar ada di esai
/bahasa – Indonesia atau English
/privasi – apa yang disimpan · /hapus_saya – hapus bagian Anda
/tentang – tentang bot ini

Di grup: sebut nama saya, balas pesan saya, atau pakai /tanya. Di percakapan mana pun: ketik nama saya lalu pertanyaannya, dan pilih kutipannya.`,
  about: (essays, passages) =>
    `Tanya ASN mengutip ${essays} esai (${passages} penggalan) tentang perilaku ASN. Setiap kutipan persis seperti tertulis di esainya; saya tidak mengarang kalimat tentang pokok bahasannya, dan bila esai tidak membahas suatu pertanyaan, saya mengatakannya.\n\nEsai adalah milik penulis dan penerbitnya, dan dikutip dengan menyebut sumber; isinya pendapat, bukan nasihat hukum. Programnya perangkat lunak terbuka (lisensi MIT).`,
  privacy: (questionsAreKept) =>
    `Apa yang saya simpan
• Pertanyaan Anda: ${
      questionsAreKept
        ? 'hanya yang tidak terjawab, tanpa nama. Pengelola baru dapat melihatnya bila sedikitnya tiga orang menanyakan hal serupa. (Pengelola bot ini mengaktifkan LOG_QUESTIONS.)'
        : 'tidak disimpan dan tidak dicatat.'
    }
• Pertanyaan terakhir diingat selama sepuluh menit di memori untuk memahami pertanyaan lanjutan, tidak pernah di cakram.
• 👍 👎 dan pilihan bahasa Anda disimpan dengan nama samaran acak, tanpa nama maupun nomor Telegram Anda.

/hapus_saya menghapus semua bagian Anda. Pesan itu sendiri tersimpan di Telegram, menurut aturan Telegram.`,
  unknownCommand: 'Perintah itu tidak saya kenal. Silakan tulis pertanyaan langsung, atau ketik /bantuan.',
  onlyText: 'Mohon maaf, saya hanya memahami pesan teks. Silakan tulis pertanyaannya.',
  apology: APOLOGY,
  tooFast: (seconds) => `Mohon tunggu sekitar ${seconds} detik sebelum bertanya lagi, agar semua orang kebagian. Terima kasih.`,
  smallTalk: {
    greeting: 'Halo! Silakan tulis pertanyaan Anda tentang perilaku ASN; contoh-contohnya ada di /topik.',
    salam: 'Waalaikumsalam. Silakan tulis pertanyaan Anda tentang perilaku ASN; contoh-contohnya ada di /topik.',
    thanks: 'Sama-sama, senang dapat membantu. Silakan bertanya lagi kapan saja.',
    acknowledgement: 'Baik. Silakan bertanya lagi kapan saja.',
    farewell: 'Sampai jumpa. Silakan kembali kapan saja.',
  },

  essayList: 'Esai yang saya kutip; ketuk untuk membaca:',
  topicList: 'Silakan ketuk sebuah pertanyaan, atau tulis pertanyaan Anda sendiri.',
  noTopics: 'Belum ada contoh pertanyaan; lihat judul-judulnya di /esai, lalu tanyakan apa saja tentang isinya.',
  chooseLanguage: 'Silakan pilih bahasa. Kutipan tetap seperti aslinya.',
  languageChosen: 'Baik, saya memakai bahasa Indonesia.',
  forgotten: 'Bagian Anda sudah dihapus: penilaian, pilihan bahasa, dan pertanyaan yang tersimpan (bila ada).',

  quoteGone: 'Kutipan itu tidak ada lagi: esainya telah diubah atau ditarik. Esai yang ada sekarang: /esai',
  essayGone: 'Esai itu tidak ada lagi. Esai yang ada sekarang: /esai',
  noMoreQuotes: 'Tidak ada kutipan lain yang cukup dekat.',
  exampleGone: 'Contoh itu tidak ada lagi. Contoh yang ada sekarang: /topik',
  contextOf: (title) => `Konteks dalam “${title}”`,
  page: (page, pages) => `Halaman ${page} dari ${pages}`,

  buttons: {
    further: '➕ Kutipan lain',
    context: '📖 Konteks',
    share: '🔗 Bagikan',
    goOn: 'Lanjut di percakapan pribadi',
    readEssay: '📄 Baca esainya',
    essays: '📚 Daftar esai',
    askExample: 'Pertanyaan contoh',
  },
  shareText: (title) => `Kutipan dari “${title}”`,
  voteCounted: 'Terima kasih atas penilaiannya.',
  voteWithdrawn: 'Penilaian Anda ditarik kembali.',

  check: {
    usage: 'Tulis /cek diikuti teks yang beredar sebagai kutipan, atau balas pesan yang memuatnya dengan /cek.',
    tooShort: (words) => `Teksnya terlalu pendek untuk diperiksa; sertakan sedikitnya ${words} kata.`,
    exact: '✅ Benar, teks itu ada di esai, kata demi kata.',
    exactButForm: '✅ Benar, kata-katanya ada di esai; hanya huruf besar, tanda baca, atau teks di sekitarnya yang berbeda.',
    nearly: '⚠️ Hampir: di esai ada bagian yang mirip, tetapi kata-katanya berbeda.',
    legend: 'Dicoret: tidak ada di esai. Digarisbawahi: ada di esai, tetapi hilang dari teks itu.',
    absent: '❌ Teks itu tidak saya temukan di esai mana pun yang saya kutip. Bisa jadi ia berasal dari tempat lain.',
    original: 'Menurut esai:',
  },

  group: {
    welcome:
      'Halo semua! Tanyakan perilaku ASN dengan /tanya diikuti pertanyaannya, atau sebut nama saya; saya menjawab dengan kutipan esai.',
    usage: 'Silakan tulis pertanyaannya, misalnya: /tanya bolehkah ASN kampanye di medsos?',
    notFound: 'Esai-esai ini tidak membahas pertanyaan itu, sejauh yang saya temukan.',
  },

  inline: {
    empty: 'Tulis pertanyaan tentang perilaku ASN …',
    notFound: 'Tidak dibahas esai. Ketuk untuk melihat topiknya',
  },

  commands: {
    topik: 'Apa saja yang dapat ditanyakan',
    esai: 'Daftar esai, untuk dibaca',
    cek: 'Periksa apakah sebuah kutipan benar',
    tanya: 'Bertanya (di grup)',
    bantuan: 'Cara memakai bot ini',
    bahasa: 'Indonesia atau English',
    privasi: 'Apa yang disimpan tentang Anda',
    hapus_saya: 'Hapus bagian Anda',
    tentang: 'Tentang bot ini',
    start: 'Perkenalan dan contoh pertanyaan',
  },
  adminCommands: {
    celah: 'Pertanyaan yang belum terjawab',
    statistik: 'Penilaian per kutipan',
  },
}
