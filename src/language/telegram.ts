/** What the Telegram bot says beside answers. */

export const START = `Halo! Saya menjawab pertanyaan tentang perilaku ASN dengan kutipan esai, kata demi kata, lengkap dengan judul, penulis, dan nomor paragrafnya. Bila esai-esai itu tidak membahasnya, saya katakan terus terang.

Silakan langsung bertanya, misalnya:
• bolehkah ASN kampanye di medsos?
• apa saja tantangan menjadi ASN KPU?
• apa itu netralitas?

Kutipan adalah pendapat penulisnya, bukan nasihat hukum. Petunjuk: /bantuan`

export const HELP = `Cara memakai:
• Tulis pertanyaan dengan bahasa sehari-hari; singkatan pun boleh ("blh gak pns dukung paslon?").
• Satu pesan, satu pertanyaan, paling banyak 2.000 huruf.
• Bagian yang dicetak tebal adalah kalimat yang paling menjawab. Ketuk kutipan panjang untuk membukanya.
• "Hanya menyinggung" berarti esai menyebutnya, tetapi tidak menjawab secara langsung.

Pertanyaan Anda tidak disimpan.`

export const UNKNOWN_COMMAND = 'Perintah itu tidak saya kenal. Silakan tulis pertanyaan langsung, atau ketik /bantuan.'
export const ONLY_TEXT = 'Mohon maaf, saya hanya memahami pesan teks. Silakan tulis pertanyaannya.'

export const COMMANDS = [
  { command: 'start', description: 'Perkenalan dan contoh pertanyaan' },
  { command: 'bantuan', description: 'Cara memakai bot ini' },
]
