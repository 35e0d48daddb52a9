import { afterAll, beforeAll, expect, test } from 'vitest'
import { MAX_QUESTION_LENGTH } from '../../src/answering/answer.ts'
import { PAGE_ENGLISH } from '../../src/language/page-english.ts'
import { PAGE_INDONESIAN } from '../../src/language/page-indonesian.ts'
import { shortEssayId } from '../../src/search/lookup.ts'
import { documentOf, open, runClassPage, submit } from '../support/class-page.ts'
import type { RunningPage } from '../support/class-page.ts'
import { QUESTION } from '../support/environment.ts'
import { realEssays } from '../support/real-library.ts'

/** The class page as a browser without scripts sees it. */

let page: RunningPage
beforeAll(async () => void (page = await runClassPage()))
afterAll(() => page.stop())

const textOf = (html: string, selector: string) =>
  [...documentOf(html).querySelectorAll(selector)].map((element) => element.textContent.replace(/\s+/g, ' ').trim())
/** The hidden fields that a page hands to the next request. */
const carried = (html: string) =>
  [...documentOf(html).querySelectorAll('#tanya input[name=riwayat]')].map(
    (input) => ['riwayat', input.getAttribute('value')!] as const,
  )
const ask = (question: string, before: readonly (readonly [string, string])[] = []) =>
  submit(`${page.url}/`, [...before, ['tanya', question]])

test('begins with a field, and with questions that the essays answer', async () => {
  const { status, html } = await open(`${page.url}/`)
  expect(status).toBe(200)
  expect(html).toMatch(/^<!doctype html>/i)
  const chips = [...documentOf(html).querySelectorAll('.chips button')]
  expect(chips.length).toBeGreaterThan(2)
  for (const chip of chips) {
    const answered = await submit(`${page.url}/`, [['contoh', chip.getAttribute('value')!]])
    expect(documentOf(answered.html).querySelector('.answer.answered')).not.toBeNull()
  }
})

test('answers as the console and Telegram do: the same quotes, verbatim, cited, with the same sentences marked', async () => {
  const { answer } = await page.library.answerQuestion({ text: QUESTION })
  if (answer.kind !== 'answered') throw new Error('not answered')
  const { html } = await ask(QUESTION)
  const shown = documentOf(html).querySelector('.quotes')!
  const quotes = [...shown.querySelectorAll('blockquote p')].map((quote) => quote.textContent)
  expect(quotes).toEqual(answer.quotes.map(({ passage }) => passage.text))
  expect([...shown.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(
    answer.quotes.flatMap(({ passage, highlights }) => highlights.map(({ start, end }) => passage.text.slice(start, end))),
  )
  expect([...shown.querySelectorAll('cite')].map((cite) => cite.textContent)).toEqual(
    answer.quotes.map(({ essay, passage }) => PAGE_INDONESIAN.answer.citation(essay, passage)),
  )
})

test('declines as visibly as it answers, and offers what it can answer', async () => {
  const { html } = await ask('berapa gaji PNS golongan III?')
  expect(textOf(html, '.answer.not-found h2')).toEqual(['Esai-esai ini tidak membahasnya'])
  expect(documentOf(html).querySelector('blockquote')).toBeNull()
  expect(textOf(html, '.instead .chips button')).toHaveLength(3)
  expect(textOf(html, '.instead a').length).toBeGreaterThan(0)
})

test('says why: words replaced, words found, a bar for each candidate, the line, the map', async () => {
  const { html } = await ask('gmn klo atasan kampanye di medsos?')
  const document = documentOf(html)
  const report = await page.library.answerQuestion({ text: 'gmn klo atasan kampanye di medsos?' })
  expect(textOf(html, '.replacements li').join()).toContain('medsos → media sosial (bahasa sehari-hari)')
  expect(textOf(html, '.words li').join()).toMatch(/media sosial di \d+ dari 27 penggalan/)
  expect(document.querySelectorAll('.scores tbody tr')).toHaveLength(report.explanation.candidates.length)
  for (const [i, row] of [...document.querySelectorAll('.scores tbody tr')].entries()) {
    const [meaning, words, place, sum] = [...row.querySelectorAll('td:not(.picture)')].map((cell) => Number(cell.textContent))
    expect(meaning! + words! + place!).toBe(sum)
    expect(sum).toBe(Math.round(report.explanation.candidates[i]!.score * 100))
  }
  expect(textOf(html, '.gauge .reading')).toEqual([String(Math.round(report.confidence * 100))])
  expect(document.querySelectorAll('.map a.dot')).toHaveLength(27)
  expect(document.querySelectorAll('.map a.lit')).toHaveLength(3)
  // A sign leads to its passage, and says what it holds.
  const dot = document.querySelector('.map a.lit')!
  const essay = await open(page.url + dot.getAttribute('href')!.split('#')[0]!)
  expect(documentOf(essay.html).querySelector('#kutipan')!.textContent.slice(0, 40)).toBe(
    dot.querySelector('title')!.textContent.split(': ').at(-1)!.slice(0, 40),
  )
})

test('opens the essay at the quote: all of the essay, word for word, and only the quote marked', async () => {
  const { answer } = await page.library.answerQuestion({ text: QUESTION })
  const href = documentOf((await ask(QUESTION)).html)
    .querySelector('a.open')!
    .getAttribute('href')!
  const { html } = await open(page.url + href.split('#')[0]!)
  const quote = answer.kind === 'not-found' ? undefined : answer.quotes[0]
  const { paragraphs, text } = realEssays.find(({ id }) => id === quote!.essay.id)!
  const shown = [...documentOf(html).querySelectorAll('.paragraph')].map((paragraph) => {
    paragraph.querySelector('.number')!.remove()
    return paragraph.textContent
  })
  expect(shown).toEqual(paragraphs.map(({ start, end }) => text.slice(start, end)))
  expect([...documentOf(html).querySelectorAll('.passage')].map((part) => part.textContent).join('\n\n')).toBe(
    quote!.passage.text,
  )
  expect([...documentOf(html).querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(
    quote!.highlights.map(({ start, end }) => quote!.passage.text.slice(start, end)),
  )
  expect(textOf(html, 'h1')).toEqual([quote!.essay.title])
})

test('whatever an address says is to be marked, the essay stays as it is', async () => {
  const { answer } = await page.library.answerQuestion({ text: QUESTION })
  const { essay, passage } = answer.kind === 'not-found' ? {} : answer.quotes[0]
  const { paragraphs, text } = realEssays.find(({ id }) => id === essay!.id)!
  for (const sentences of [
    '0-10,5-20',
    '0-100,500-50,60-90',
    '0-10,20-15,5-8',
    '20-10',
    '0-999999',
    '5-5',
    'x',
    '3-4,1-2',
    '-1-3',
  ]) {
    const { html } = await open(`${page.url}/esai/${shortEssayId(essay!.id)}?kutipan=${passage!.id}&kalimat=${sentences}`)
    const shown = [...documentOf(html).querySelectorAll('.paragraph')].map((paragraph) => {
      paragraph.querySelector('.number')!.remove()
      return paragraph.textContent
    })
    expect(shown).toEqual(paragraphs.map(({ start, end }) => text.slice(start, end)))
  }
})

test('names the word of the first passage that stood for a word of the question, and none for a word that is there', async () => {
  const { html } = await ask('apakah pegawai boleh memasang spanduk kampanye?')
  const about = (word: string) => textOf(html, '.words li').find((line) => line.startsWith(word))!
  expect(about('spanduk')).toMatch(/paling mirip di penggalan pertama: \p{L}+ \(\d\d dari 100\)/u)
  expect(about('kampanye')).not.toContain('paling mirip')
})

test('an essay of many parts shows its headings', async () => {
  const essay = realEssays.find(({ text }) => text.includes('## '))!
  const { html } = await open(`${page.url}/esai/${shortEssayId(essay.id)}`)
  expect(textOf(html, '.essay h2')).toEqual([...essay.text.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading))
})

test('understands a follow-up, and asks a question of the session again as it was meant then', async () => {
  const first = await ask(QUESTION)
  const second = await ask('kalau di grup keluarga?', carried(first.html))
  expect(textOf(second.html, '#mengapa').join()).toContain(`melanjutkan yang sebelumnya: “${QUESTION}”`)
  const chained = await ask('terus kalau cuma like?', carried(second.html))
  expect(textOf(chained.html, '#mengapa').join()).toContain(`melanjutkan yang sebelumnya: “${QUESTION}”`)
  const third = await ask('apa arti tanggung jawab?', carried(second.html))
  expect(textOf(third.html, '#riwayat li button.again')).toEqual([
    QUESTION,
    'kalau di grup keluarga?',
    'apa arti tanggung jawab?',
  ])
  const again = await submit(`${page.url}/`, [...carried(third.html), ['ulang', '1'], ['tanya', '']])
  expect(textOf(again.html, '#mengapa').join()).toContain(`melanjutkan yang sebelumnya: “${QUESTION}”`)
  expect(textOf(again.html, '#riwayat li')).toHaveLength(3)
})

test('a follow-up is said to be one, and can be asked by itself', async () => {
  const first = await ask(QUESTION)
  const second = await ask('kalau di grup keluarga?', carried(first.html))
  expect(textOf(second.html, '.answer .row').join()).toContain(`Dipahami sebagai lanjutan dari “${QUESTION}”.`)
  const alone = await submit(`${page.url}/`, [...carried(first.html), ['sendiri', 'kalau di grup keluarga?'], ['tanya', '']])
  expect(textOf(alone.html, '#mengapa').join()).not.toContain('melanjutkan yang sebelumnya')
  expect(textOf(alone.html, '#riwayat li button.again')).toEqual([QUESTION, 'kalau di grup keluarga?'])
})

test('a question can be taken out of the session, the last one too', async () => {
  const first = await ask(QUESTION)
  const second = await ask('apa arti tanggung jawab?', carried(first.html))
  const rest = await submit(`${page.url}/`, [...carried(second.html), ['hapus', '0']])
  expect(textOf(rest.html, '#riwayat li button.again')).toEqual(['apa arti tanggung jawab?'])
  expect(textOf(rest.html, '.asked bdi')).toEqual(['apa arti tanggung jawab?'])
  const none = await submit(`${page.url}/`, [...carried(rest.html), ['hapus', '0']])
  expect(carried(none.html)).toEqual([])
  expect(documentOf(none.html).querySelector('.answer')).toBeNull()
})

test('the sheet holds the questions of the session with quotes, citations and the date, and nothing of the machine', async () => {
  const first = await ask(QUESTION)
  const second = await ask('berapa gaji PNS golongan III?', carried(first.html))
  const { html } = await submit(`${page.url}/lembar`, carried(second.html))
  expect(textOf(html, '.entries h2')).toEqual([QUESTION, 'berapa gaji PNS golongan III?'])
  expect(textOf(html, '.entries blockquote')).toEqual(textOf(first.html, '.quotes:not(.further .quotes) blockquote').slice(0, 3))
  expect(textOf(html, '.entries cite')).toHaveLength(3)
  expect(html).toContain(new Date().toLocaleDateString('id-ID', { dateStyle: 'full' }))
  expect(textOf((await submit(`${page.url}/lembar`, [])).html, '.sheet').join()).toContain('Belum ada pertanyaan dalam sesi ini')
})

test('small talk gets a sentence, not a quotation; distress gets help', async () => {
  expect(textOf((await ask('terima kasih')).html, '#jawaban .note')).toEqual([PAGE_INDONESIAN.ask.smallTalk.thanks])
  expect(textOf((await ask('halo')).html, '#jawaban .note')).toEqual([PAGE_INDONESIAN.ask.smallTalk.greeting])
  expect(textOf((await ask('siapa kamu?')).html, '#jawaban .note').join()).toContain(PAGE_INDONESIAN.tagline)
  expect(textOf((await ask('saya ingin bunuh diri')).html, '#jawaban .note').join()).toContain('119')
})

test('in English all that is said around the quotes is English, the quotes are not', async () => {
  const { html } = await submit(`${page.url}/en/`, [['tanya', QUESTION]])
  expect(documentOf(html).documentElement.getAttribute('lang')).toBe('en')
  expect(textOf(html, '.answer h2')).toEqual(['3 quotes from 2 essays'])
  expect(documentOf(html).querySelector('blockquote')!.getAttribute('lang')).toBe('id')
  for (const path of ['/en', '/en/', '/en/esai', '/en/demo/1', `/en/kuis?benih=1${page.library.generation().name}&nomor=1`]) {
    const { status, html } = await open(page.url + path)
    expect([path, status]).toEqual([path, 200])
    expect(html).toContain(PAGE_ENGLISH.footer)
  }
})

test('a quiz: five questions with one right passage of four, each time another, told at once, counted to the end', async () => {
  const first = await open(`${page.url}/kuis`)
  expect(first.status).toBe(302)
  let [path, right] = [first.headers.get('location')!, 0]
  const solutions = new Set<string>()
  for (let number = 1; number <= 5; number++) {
    const { html } = await open(page.url + path)
    expect(textOf(html, '.quiz .place').join()).toContain(`Soal ${number} dari 5`)
    const document = documentOf(html)
    const options = [...document.querySelectorAll('input[name=pilihan]')].map((input) => input.getAttribute('value')!)
    expect(new Set(options).size).toBe(4)
    const fields = [...document.querySelectorAll('input[type=hidden]')].map(
      (input) => [input.getAttribute('name')!, input.getAttribute('value')!] as const,
    )
    const choice = number % 4
    const checked = await submit(`${page.url}/kuis`, [...fields, ['pilihan', options[choice]!]])
    const wasRight = documentOf(checked.html).querySelector('.result.right') !== null
    expect(documentOf(checked.html).querySelectorAll('.option.right')).toHaveLength(1)
    expect(documentOf(checked.html).querySelectorAll('.quote mark').length).toBeGreaterThan(0)
    solutions.add(textOf(checked.html, '.quote blockquote').join())
    right += Number(wasRight)
    path = documentOf(checked.html).querySelector('[data-forth]')!.getAttribute('href')!
  }
  expect(textOf((await open(page.url + path)).html, '.result')).toEqual([`Selesai: benar ${right} dari 5.`])
  expect(solutions.size).toBe(5)
})

test('a quiz asks for a choice, and starts anew when its address makes no sense', async () => {
  const fields = [
    ['benih', `ab${page.library.generation().name}`],
    ['nomor', '1'],
  ] as const
  const { html } = await submit(`${page.url}/kuis`, fields)
  expect(textOf(html, '.problem:not(#putus)')).toEqual([PAGE_INDONESIAN.quiz.choose])
  expect(documentOf(html).querySelectorAll('.option.right')).toHaveLength(0)
  for (const path of ['/kuis?benih=zz&nomor=1', '/kuis?benih=ab&nomor=0', '/kuis?benih=ab&nomor=1e9'])
    expect((await open(page.url + path)).status).toBe(302)
  expect((await submit(`${page.url}/kuis`, [['benih', '<x>']])).status).toBe(302)
})

test('essays that are exchanged while an answer is drawn do not mix into its reasons', async () => {
  let exchange: () => Promise<void> = () => Promise.resolve()
  const other = await runClassPage({
    quotePassages: async () => {
      await exchange()
      return []
    },
  })
  const { ranking } = await other.library.answerQuestion({ text: QUESTION })
  exchange = () => other.library.use(realEssays.slice(1, 2))
  const { status, html } = await submit(`${other.url}/`, [['tanya', QUESTION]])
  expect(status).toBe(200)
  const lit = [...documentOf(html).querySelectorAll('.map a.lit title')].map((title) => title.textContent.split(': ').at(-1)!)
  const best = ranking.slice(0, 3).map(({ text }) => text)
  for (const text of lit) expect(best.some((one) => one.startsWith(text.slice(0, 40)))).toBe(true)
  expect(lit).toHaveLength(3)
  await other.stop()
})

test('over other essays a quiz that was begun starts anew', async () => {
  const other = await runClassPage()
  const path = (await open(`${other.url}/kuis`)).headers.get('location')!
  expect((await open(other.url + path)).status).toBe(200)
  await other.library.use(realEssays.slice(0, 4))
  expect((await open(other.url + path)).headers.get('location')).toMatch(/^\/kuis\?benih=/)
  const seed = new URLSearchParams(path.split('?')[1]).get('benih')!
  const answered = await submit(`${other.url}/kuis`, [
    ['benih', seed],
    ['nomor', '1'],
    ['pilihan', 'x'],
  ])
  expect(answered.headers.get('location')).toBe('/kuis')
  await other.stop()
})

test('over essays that no question was written for, the quiz says what it needs', async () => {
  const other = await runClassPage({ quizQuestions: [{ id: 'x', question: 'siapa?', evidence: ['tidak ada di mana pun'] }] })
  expect(
    textOf((await open(`${other.url}${(await open(`${other.url}/kuis`)).headers.get('location')!}`)).html, '.note').join(),
  ).toContain('data/evaluation/local.jsonl')
  await other.stop()
})

test('the demo leads through its steps: a guess first, then the answer; one is declined on purpose', async () => {
  const kinds: string[] = []
  let path: string = (await open(`${page.url}/demo`)).headers.get('location')!
  while (path.includes('/demo/')) {
    const { html } = await open(page.url + path)
    const kind = documentOf(html).querySelector('.answer')?.className.replace('answer ', '')
    kinds.push(kind ?? 'guess')
    expect(textOf(html, '.say').join().length).toBeGreaterThan(20)
    expect(textOf(html, '.asked bdi')).toHaveLength(1)
    path = documentOf(html).querySelector('[data-forth]')!.getAttribute('href')!
    // Where the next page scrolls to is on it.
    const place = path.split('#')[1]
    if (place !== undefined) expect((await open(page.url + path)).html).toContain(`id="${place}"`)
  }
  expect(kinds[0]).toBe('guess')
  expect(kinds[1]).toBe('answered')
  expect(kinds.filter((kind) => kind === 'not-found')).toHaveLength(1)
  expect((await open(`${page.url}/demo/99`)).status).toBe(302)
})

test('many essays are listed page by page', async () => {
  const other = await runClassPage()
  const words = [...new Set(realEssays.flatMap(({ text }) => text.match(/\p{L}{4,}/gu) ?? []))]
  const essays = Array.from({ length: 230 }, (_, i) => {
    const text = `${words.filter((_, at) => (at * (i + 7)) % 31 === 0).join(' ')}.`
    return { id: `esai-${i}`, title: `Esai ke-${i}`, text, paragraphs: [{ start: 0, end: text.length }] }
  })
  await other.library.use(essays)
  const listed = await Promise.all(
    ['', '?halaman=2', '?halaman=3', '?halaman=99', '?halaman=-1', '?halaman=x'].map(async (query) =>
      textOf((await open(`${other.url}/esai${query}`)).html, '.essays a'),
    ),
  )
  expect(listed.map(({ length }) => length)).toEqual([100, 100, 30, 30, 100, 100])
  expect(new Set(listed.slice(0, 3).flat()).size).toBe(230)
  await other.stop()
})

const HOSTILE = [
  '<script>alert(1)</script> kampanye',
  '"><img src=x onerror=alert(1)> kampanye',
  '</title></textarea><svg onload=alert(1)> kampanye',
  'kampanye \u202Emoc.live\u202C \u2066ASN\u2069',
  "kampanye'; DROP TABLE essays; --",
  'kampanye ${alert(1)} {{7*7}} %3Cscript%3E',
]

test.each(HOSTILE)('a hostile question is text: %s', async (question) => {
  const { html } = await ask(question)
  const document = documentOf(html)
  expect(document.querySelectorAll('script')).toHaveLength(2)
  expect(document.querySelectorAll('[onerror],[onload],img,iframe')).toHaveLength(0)
  expect(document.querySelector('.asked bdi')!.textContent).toBe(question)
})

test('hostile essays are text as well', async () => {
  const evil = '<script>alert(1)</script> & "kampanye" <img src=x onerror=alert(1)> \u202E di media sosial'
  const body = `${evil} adalah contoh kalimat tentang kampanye yang cukup panjang agar menjadi satu penggalan esai.`
  const essay = {
    id: '../../etc/passwd"><script>',
    title: `Judul ${evil}`,
    author: evil,
    url: 'javascript:alert(1)',
    text: body,
    paragraphs: [{ start: 0, end: body.length }],
  }
  const other = await runClassPage()
  await other.library.use([essay])
  const asked = await submit(`${other.url}/`, [['tanya', 'apa contoh kampanye di media sosial?']])
  const list = await open(`${other.url}/esai`)
  const read = await open(`${other.url}/esai/${shortEssayId(essay.id)}`)
  const sheet = await submit(`${other.url}/lembar`, carried(asked.html))
  expect(textOf(asked.html, 'blockquote').length).toBeGreaterThan(0)
  for (const { html, status } of [asked, list, read, sheet]) {
    expect(status).toBe(200)
    expect(documentOf(html).querySelectorAll('script')).toHaveLength(2)
    expect(documentOf(html).querySelectorAll('[onerror],img,[href^=javascript]')).toHaveLength(0)
  }
  await other.stop()
})

test('an empty, a too long and an enormous question get one sentence each, and the session stays', async () => {
  const before = carried((await ask(QUESTION)).html)
  expect(textOf((await ask('   ', before)).html, '#jawaban .problem')).toEqual([PAGE_INDONESIAN.empty])
  const long = await ask('a'.repeat(100_000), before)
  expect(long.status).toBe(422)
  expect(textOf(long.html, '#jawaban .problem')).toEqual([PAGE_INDONESIAN.tooLong(100_000, MAX_QUESTION_LENGTH)])
  expect(carried(long.html)).toEqual(before)
  const enormous = await ask('a'.repeat(2_000_000))
  expect(enormous.status).toBe(413)
  expect(textOf(enormous.html, '#jawaban .problem')).toEqual([PAGE_INDONESIAN.tooLarge])
})

test('whatever a form sends in place of a session is left out', async () => {
  const odd = ['{', '[]', '["a"]', '[1,2]', '["",null]', `["${'a'.repeat(3_000)}",null]`, 'null', '["benar",null]', '["x",7]']
  const { html, status } = await ask(
    QUESTION,
    odd.map((value) => ['riwayat', value] as const),
  )
  expect(status).toBe(200)
  expect(textOf(html, '#riwayat li button.again')).toEqual(['benar', QUESTION])
  const asked = await submit(`${page.url}/`, [['ulang', '99']])
  expect(asked.status).toBe(200)
  const file = new FormData()
  file.append('tanya', new Blob(['x']), 'x.txt')
  expect((await open(`${page.url}/`, { method: 'POST', body: file })).status).toBe(200)
  expect(page.defects).toEqual([])
})

test('a session holds fifty questions, and each button means its own', async () => {
  const many = Array.from({ length: 80 }, (_, i) => ['riwayat', JSON.stringify([`pertanyaan ${i}`, null])] as const)
  const { html } = await ask(QUESTION, many)
  const listed = textOf(html, '#riwayat li button.again')
  expect(listed).toHaveLength(50)
  expect(listed.at(-1)).toBe(QUESTION)
  const again = await submit(`${page.url}/`, [...carried(html), ['ulang', '49']])
  expect(textOf(again.html, '.asked bdi')).toEqual([QUESTION])
  const fewer = await submit(`${page.url}/`, [...carried(html), ['hapus', '9']])
  expect(textOf(fewer.html, '#riwayat li button.again')).toEqual(listed.filter((_, i) => i !== 9))
})

test('a session of the longest questions in any script still fits into a form', async () => {
  let fields: ReturnType<typeof carried> = []
  for (let i = 0; i < 25; i++) {
    const { status, html } = await ask(`${'ع'.repeat(1_980)} ${i} kampanye`, fields)
    expect(status).toBe(200)
    fields = carried(html)
  }
  expect(fields.length).toBeGreaterThan(10)
})

test('what does not exist is said so; nothing outside the page can be fetched', async () => {
  for (const path of [
    '/tidak-ada',
    '/esai/0000000000',
    '/assets/../class-page.tsx',
    '/assets/%2e%2e/page.css',
    '/assets/tsconfig.json',
    '/gabung',
  ]) {
    const { status, html } = await open(page.url + path)
    expect([path, status]).toEqual([path, 404])
    expect(html).not.toMatch(/at .*\.ts/)
  }
  expect((await open(`${page.url}/en/tidak-ada`)).html).toContain(PAGE_ENGLISH.missing.text)
})

test('every page forbids scripts of others, framing and guessing, and sets no cookie', async () => {
  for (const path of [
    '/',
    '/esai',
    '/demo/1',
    '/tidak-ada',
    '/assets/page.js',
    `/kuis?benih=1${page.library.generation().name}&nomor=1`,
  ]) {
    const { headers, html } = await open(page.url + path)
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    )
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('set-cookie')).toBeNull()
    expect(html).not.toMatch(/<[^>]+ (?:style|on\w+)=/)
    expect([...html.matchAll(/<script(?![^>]* src=)/g)]).toEqual([])
  }
})

test('whoever asks too fast is told when to go on', async () => {
  const hurried = await runClassPage({ questionsPerMinute: 2 })
  for (const _ of [1, 2]) expect((await submit(`${hurried.url}/`, [['tanya', QUESTION]])).status).toBe(200)
  const { status, html } = await submit(`${hurried.url}/`, [['tanya', QUESTION]])
  expect(status).toBe(429)
  expect(textOf(html, '#jawaban .problem').join()).toMatch(
    /Terlalu banyak pertanyaan sekaligus; silakan coba lagi dalam \d+ detik/,
  )
  expect((await open(`${hurried.url}/`)).status).toBe(200)
  await hurried.stop()
})

test('a defect is apologised for and logged without the question', async () => {
  const broken = await runClassPage({ answerQuestion: () => Promise.reject(new Error('out of order')) })
  const { status, html } = await submit(`${broken.url}/`, [['tanya', QUESTION]])
  expect(status).toBe(500)
  expect(textOf(html, 'main .note')).toEqual([PAGE_INDONESIAN.apology])
  expect(JSON.stringify(broken.defects)).toContain('out of order')
  expect(JSON.stringify(broken.defects)).not.toContain('medsos')
  await broken.stop()
})
