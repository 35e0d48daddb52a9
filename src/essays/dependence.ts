/**
 * Openings of a sentence that cannot be understood without the one before it, or that takes back a part of it: “Tetapi …”,
 * “Oleh karena itu …”, “Hal ini …”, “Mereka …”.
 */
const OPENING = new RegExp(
  '^[“"(]?(?:' +
    [
      'tetapi|tapi|akan tetapi|namun|kecuali|sebaliknya|padahal|melainkan',
      'oleh (?:karena|sebab) (?:itu|hal (?:itu|ini|tersebut))|karena (?:itu|hal (?:itu|ini|tersebut))|(?:maka|untuk) (?:dari )?itu|itulah sebabnya',
      'dengan (?:demikian|begitu)|(?:meski|meskipun|walau|walaupun) (?:demikian|begitu)|demikian(?: pula| juga)|begitu (?:pula|juga)',
      'ia|dia|mereka|beliau|ini|itu|(?!(?:saat|hari|kali|selama|dewasa|tahun|bulan|minggu|pekan|zaman|masa|negara|bangsa|belakangan|sampai|hingga) )\\p{L}+ (?:ini|itu|tersebut)',
    ].join('|') +
    ')(?![\\p{L}\\p{N}])',
  'iu',
)

/** Whether a sentence or paragraph must not stand alone. */
export function dependsOnPrevious(text: string): boolean {
  return OPENING.test(text)
}
