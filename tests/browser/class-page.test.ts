import { describe, expect, test } from 'vitest'
import { PAGE_INDONESIAN } from '../../src/language/page-indonesian.ts'
import { QUESTION } from '../support/environment.ts'
import { FOLLOW_UP, Visitor, hasBrowser } from './visitor.ts'

/** The class page as people use it, in a real browser. */

test.runIf(process.env.CI !== undefined)('CI has a browser', () => expect(hasBrowser).toBe(true))

describe.runIf(hasBrowser)('in a browser', () => {
  const visitor = new Visitor()

  test('a question gets its quotes in place: said aloud, at once, and / leads to the next', async () => {
    await visitor.begin()
    await visitor.ask(QUESTION)
    await visitor.page.evaluate((question) => {
      const field = document.querySelector<HTMLInputElement>('#pertanyaan')!
      field.value = question
      field.focus()
    }, 'kepada siapa ASN harus loyal?')
    const milliseconds = await visitor.page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const began = performance.now()
          document.addEventListener('page', () => requestAnimationFrame(() => resolve(performance.now() - began)), { once: true })
          document.querySelector<HTMLFormElement>('#tanya')!.requestSubmit()
        }),
    )
    // Measured in bench/; here only that nothing waits for a second.
    expect(milliseconds).toBeLessThan(1_000)
    expect(await visitor.text('.answer h2')).toMatch(/^\d kutipan dari \d esai$/)
    expect(await visitor.page.locator('#kabar').textContent()).toMatch(/^\d kutipan dari \d esai$/)
    expect(await visitor.active()).toBe('judul-jawaban')
    await visitor.page.keyboard.press('/')
    expect(await visitor.page.inputValue('#pertanyaan')).toBe('')
    expect(await visitor.page.title()).toBe('Tanya ASN')
  })

  test('by keyboard alone: ask, step through quotes, open the essay at its place, come back, see why, read the map', async () => {
    await visitor.begin()
    await visitor.page.keyboard.press('/')
    await visitor.page.keyboard.type(QUESTION)
    await visitor.page.keyboard.press('Enter')
    await visitor.page.waitForSelector('.answer')
    for (const number of [1, 2, 3]) {
      await visitor.page.keyboard.press('ArrowDown')
      expect(await visitor.active()).toBe(`kutipan-${number}`)
    }
    await visitor.page.keyboard.press('ArrowUp')
    await visitor.page.keyboard.press('Enter')
    await visitor.page.waitForSelector('#lapisan[open] #kutipan')
    const place = await visitor.page.evaluate(() => document.getElementById('kutipan')!.getBoundingClientRect().top)
    expect(place).toBeGreaterThan(0)
    expect(place).toBeLessThan(768)
    await visitor.page.keyboard.press('Escape')
    expect(await visitor.page.locator('#lapisan[open]').count()).toBe(0)
    expect(await visitor.page.locator('.answer').count()).toBe(1)
    await visitor.page.keyboard.press('m')
    expect(await visitor.page.locator('#mengapa[open]').count()).toBe(1)
    // The table is one stop of Tab, the map another.
    for (let i = 0; i < 4 && !(await visitor.page.evaluate(() => document.activeElement?.matches('.dot'))); i++)
      await visitor.page.keyboard.press('Tab')
    const readings = new Set<string>()
    for (let i = 0; i < 5; i++) {
      readings.add(await visitor.text('[data-map-text]'))
      await visitor.page.keyboard.press('ArrowRight')
    }
    expect(readings.size).toBe(5)
    const reading = await visitor.text('[data-map-text]')
    await visitor.page.keyboard.press('Enter')
    await visitor.page.waitForSelector('#lapisan[open] #kutipan')
    expect(reading).toContain((await visitor.page.locator('#kutipan').innerText()).slice(0, 40))
    await visitor.page.keyboard.press('Escape')
    await visitor.page.keyboard.press('/')
    expect(await visitor.active()).toBe('pertanyaan')
  })

  test('letters typed into the field are letters; shortcuts can be switched off', async () => {
    await visitor.begin()
    await visitor.page.focus('#pertanyaan')
    await visitor.page.keyboard.type('gmf/?')
    expect(await visitor.page.inputValue('#pertanyaan')).toBe('gmf/?')
    await visitor.page.locator('h1').click()
    await visitor.page.keyboard.press('?')
    await visitor.page.waitForSelector('#pintasan[open]')
    await visitor.page.uncheck('#pakai-pintasan')
    await visitor.page.keyboard.press('Escape')
    await visitor.page.locator('h1').click()
    await visitor.page.keyboard.press('g')
    expect(await visitor.page.evaluate(() => document.documentElement.dataset.theme)).toBeUndefined()
    await visitor.page.reload()
    await visitor.page.keyboard.press('?')
    expect(await visitor.page.locator('#pintasan[open]').count()).toBe(0)
    await visitor.page.goto(`${visitor.url}/kuis`)
    await visitor.page.keyboard.press('3')
    expect(await visitor.page.locator('input[name=pilihan]:checked').count()).toBe(0)
  })

  test('full screen has large print, at least 28 px at 1080p, and survives going from page to page', async () => {
    await visitor.begin('/', { viewport: { width: 1920, height: 1080 } })
    await visitor.ask(QUESTION)
    await visitor.page.locator('.answer h2').click()
    await visitor.page.keyboard.press('f')
    const size = (selector: string) =>
      visitor.page
        .locator(selector)
        .first()
        .evaluate((element) => parseFloat(getComputedStyle(element).fontSize))
    await visitor.page.waitForFunction(() => document.fullscreenElement !== null)
    expect(await size('body')).toBeGreaterThanOrEqual(28)
    expect(await size('blockquote')).toBeGreaterThanOrEqual(28)
    await visitor.page.click('nav >> text=Demo')
    await visitor.page.waitForSelector('.demo')
    await visitor.page.keyboard.press('PageDown')
    await visitor.page.waitForURL('**/demo/1/jawaban')
    expect(await visitor.page.evaluate(() => document.fullscreenElement !== null)).toBe(true)
    expect(await size('.say')).toBeGreaterThanOrEqual(28)
    await visitor.page.evaluate(() => document.exitFullscreen())
    await visitor.page.waitForFunction(() => !('large' in document.documentElement.dataset))
  })

  test('light and dark: as the machine says, until somebody chooses; the choice stays', async () => {
    await visitor.begin('/', { colorScheme: 'dark' })
    const ground = () => visitor.page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    const dark = await ground()
    await visitor.page.click('[data-tool=dark]')
    const light = await ground()
    expect(light).not.toBe(dark)
    await visitor.page.reload()
    expect(await ground()).toBe(light)
    expect(await visitor.page.getAttribute('[data-tool=dark]', 'aria-pressed')).toBe('false')
  })

  test('the session stays through a reload and other pages, becomes a sheet, and can be forgotten', async () => {
    await visitor.begin()
    await visitor.ask(QUESTION)
    await visitor.ask(FOLLOW_UP)
    expect(await visitor.page.locator('#mengapa').textContent()).toContain(`melanjutkan yang sebelumnya: “${QUESTION}”`)
    await visitor.page.reload()
    await visitor.page.waitForSelector('.answer')
    expect(await visitor.text('.asked bdi')).toBe(FOLLOW_UP)
    await visitor.page.click('nav >> text=Demo')
    await visitor.page.waitForSelector('.demo')
    await visitor.page.goto(`${visitor.url}/demo/4/jawaban`)
    await visitor.page.locator('.chips button').first().click()
    await visitor.page.waitForSelector('.ask .answer')
    expect(await visitor.page.locator('#riwayat li').count()).toBe(3)
    await visitor.page.click('text=Lembar kelas')
    await visitor.page.waitForSelector('.sheet')
    expect(await visitor.page.locator('.entries > li').count()).toBe(3)
    await visitor.page.emulateMedia({ media: 'print' })
    expect(await visitor.page.locator('.top').isVisible()).toBe(false)
    expect(await visitor.page.locator('[data-print]').isVisible()).toBe(false)
    expect(await visitor.page.locator('.sheet h1').isVisible()).toBe(true)
    await visitor.page.emulateMedia({ media: 'screen' })
    await visitor.page.click('.sheet .row a')
    await visitor.page.waitForSelector('#riwayat li')
    visitor.page.once('dialog', (dialog) => void dialog.dismiss())
    await visitor.page.click('text=Hapus riwayat')
    expect(await visitor.page.locator('#riwayat li').count()).toBe(3)
    visitor.page.once('dialog', (dialog) => void dialog.accept())
    await visitor.page.click('text=Hapus riwayat')
    await visitor.page.waitForSelector('.chips')
    expect(await visitor.page.locator('#riwayat li').count()).toBe(0)
    await visitor.page.reload()
    expect(await visitor.page.locator('#riwayat li').count()).toBe(0)
    expect(await visitor.context.cookies()).toEqual([])
  })

  test('a link that asks adds to the session; its question is not asked again by a reload', async () => {
    await visitor.begin()
    await visitor.ask(QUESTION)
    await visitor.page.goto(`${visitor.url}/?tanya=${encodeURIComponent('apa arti tanggung jawab?')}`)
    await visitor.page.waitForFunction(() => document.querySelectorAll('#riwayat li').length === 2)
    expect(new URL(visitor.page.url()).search).toBe('')
    await visitor.page.reload()
    await visitor.page.waitForFunction(() => document.querySelectorAll('#riwayat li').length === 2)
  })

  test('a server in trouble says so once, and nothing goes round in circles', async () => {
    await visitor.begin()
    await visitor.ask(QUESTION)
    let posts = 0
    await visitor.page.route('**/', (route) => {
      if (route.request().method() !== 'POST') return route.continue()
      posts++
      return route.fulfill({ status: 500, contentType: 'text/plain', body: 'x' })
    })
    await visitor.page.fill('#pertanyaan', FOLLOW_UP)
    await visitor.page.keyboard.press('Enter')
    await visitor.page.waitForTimeout(800)
    await visitor.page.reload()
    await visitor.page.waitForTimeout(800)
    expect(posts).toBe(2)
    await visitor.page.unroute('**/')
    await visitor.page.evaluate(() => sessionStorage.setItem('riwayat', '["rusak"'))
    let requests = 0
    visitor.page.on('request', () => requests++)
    await visitor.page.reload()
    await visitor.page.waitForTimeout(1_000)
    expect(requests).toBeLessThan(20)
    visitor.complaints.splice(0)
  })

  test('the skip link only skips; what was typed meanwhile and what was refused stay in the field', async () => {
    await visitor.begin()
    await visitor.ask(QUESTION)
    const requests: string[] = []
    visitor.page.on(
      'request',
      (request) =>
        request.resourceType() !== 'other' && requests.push(`${request.method()} ${request.url()} ${request.resourceType()}`),
    )
    await visitor.page.focus('.skip')
    await visitor.page.keyboard.press('Enter')
    await visitor.page.waitForTimeout(300)
    expect(requests).toEqual([])
    expect(await visitor.active()).toBe('isi')
    await visitor.page.fill('#pertanyaan', 'kampanye '.repeat(300))
    await visitor.page.focus('#pertanyaan')
    await visitor.page.keyboard.press('Enter')
    await visitor.page.waitForSelector('#jawaban .problem')
    expect((await visitor.page.inputValue('#pertanyaan')).length).toBeGreaterThan(2_000)
    visitor.complaints.splice(0)
  })

  test('arrows scroll where there are no quotes to step to', async () => {
    await visitor.begin('/esai')
    await visitor.page.locator('.essays a').first().click()
    await visitor.page.waitForSelector('.essay')
    await visitor.page.keyboard.press('ArrowDown')
    await visitor.page.waitForFunction(() => scrollY > 0)
  })

  test('of two essays asked for, the later one is shown; of an essay and a page, the page', async () => {
    await visitor.begin()
    await visitor.ask(QUESTION)
    let delay = 600
    await visitor.page.route('**/esai/**', async (route) => {
      const mine = delay
      delay = 0
      await new Promise((resolve) => setTimeout(resolve, mine))
      await route.continue()
    })
    const links = visitor.page.locator('a.open')
    const titles = await visitor.page.locator('.quotes cite').allTextContents()
    await links.nth(0).click()
    await links.nth(1).click()
    await visitor.page.waitForSelector('#lapisan[open]')
    await visitor.page.waitForTimeout(900)
    expect(titles[1]).toContain(await visitor.text('#judul-lapisan'))
    await visitor.page.keyboard.press('Escape')
    delay = 600
    await links.nth(0).click()
    await visitor.page.click('nav >> text=Kuis')
    await visitor.page.waitForSelector('.quiz')
    await visitor.page.waitForTimeout(900)
    expect(await visitor.page.locator('#lapisan[open]').count()).toBe(0)
  })

  test('back and forth work as on any site', async () => {
    await visitor.begin()
    await visitor.page.click('nav >> text=Esai')
    await visitor.page.waitForSelector('.essays')
    await visitor.page.locator('.essays a').first().click()
    await visitor.page.waitForSelector('.essay')
    await visitor.page.goBack()
    await visitor.page.waitForSelector('.essays')
    await visitor.page.goBack()
    await visitor.page.waitForSelector('.ask')
    expect(new URL(visitor.page.url()).pathname).toBe('/')
    await visitor.page.goForward()
    await visitor.page.waitForSelector('.essays')
  })

  test('a quiz by keyboard: choose, check, go on', async () => {
    await visitor.begin('/kuis')
    await visitor.page.locator('input[name=pilihan]').first().focus()
    await visitor.page.keyboard.press('ArrowDown')
    expect(await visitor.page.locator('input[name=pilihan]').nth(1).isChecked()).toBe(true)
    await visitor.page.keyboard.press('4')
    expect(await visitor.page.locator('input[name=pilihan]').nth(3).isChecked()).toBe(true)
    await visitor.page.keyboard.press('Enter')
    await visitor.page.waitForSelector('.result')
    expect(await visitor.page.locator('#kabar').textContent()).toMatch(/^(?:Benar|Belum tepat)\.$/)
    await visitor.page.keyboard.press('PageDown')
    await visitor.page.waitForFunction(() => document.querySelector('.quiz .place')?.textContent.includes('Soal 2'))
  })

  test('a program that has ended is said to have, and nothing is lost', async () => {
    await visitor.begin()
    await visitor.ask(QUESTION)
    await visitor.context.setOffline(true)
    await visitor.page.fill('#pertanyaan', FOLLOW_UP)
    await visitor.page.keyboard.press('Enter')
    await visitor.page.waitForSelector('#putus:not([hidden])')
    expect(await visitor.text('#putus')).toBe(PAGE_INDONESIAN.unreachable)
    expect(await visitor.page.inputValue('#pertanyaan')).toBe(FOLLOW_UP)
    expect(await visitor.page.locator('.answer').count()).toBe(1)
    await visitor.context.setOffline(false)
    await visitor.page.keyboard.press('Enter')
    await visitor.page.waitForFunction((asked) => document.querySelector('.asked bdi')?.textContent === asked, FOLLOW_UP)
    expect(await visitor.page.locator('#putus').isHidden()).toBe(true)
    visitor.complaints.splice(0)
  })

  test('without scripts a question is answered, continued, and put on a sheet', async () => {
    await visitor.begin('/', { javaScriptEnabled: false })
    await visitor.page.fill('#pertanyaan', QUESTION)
    await visitor.page.keyboard.press('Enter')
    await visitor.page.waitForSelector('.answer')
    await visitor.page.fill('#pertanyaan', FOLLOW_UP)
    await visitor.page.keyboard.press('Enter')
    await visitor.page.waitForSelector(`.asked >> text=${FOLLOW_UP}`)
    await visitor.page.locator('a.open').first().click()
    await visitor.page.waitForSelector('.essay #kutipan')
    await visitor.page.goBack()
    await visitor.page.click('text=Lembar kelas')
    expect(await visitor.page.locator('.entries > li').count()).toBe(2)
    expect(await visitor.page.locator('[data-tool]:visible').count()).toBe(0)
  })

  test('markup in a question stays text, also where a script puts it on the page', async () => {
    await visitor.begin()
    await visitor.ask('<img src=x onerror=alert(1)> kampanye <script>alert(1)</script>')
    await visitor.ask(`kampanye \u202Eterbalik`)
    await visitor.page.reload()
    await visitor.page.waitForSelector('.answer')
    expect(await visitor.page.locator('main img, main script').count()).toBe(0)
    expect(await visitor.page.locator('#riwayat li').count()).toBe(2)
  })

  test('the whole page weighs at most 150 KB without its fonts, and is painted from this server alone', async () => {
    let bytes = 0
    await visitor.begin()
    visitor.page.on('response', async (response) => {
      if (!response.url().endsWith('.woff2')) bytes += (await response.body().catch(() => Buffer.alloc(0))).length
    })
    await visitor.page.reload({ waitUntil: 'networkidle' })
    await visitor.ask(QUESTION)
    expect(bytes).toBeGreaterThan(10_000)
    expect(bytes).toBeLessThanOrEqual(150_000)
  })
})
