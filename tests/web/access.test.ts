import { afterAll, beforeAll, expect, test } from 'vitest'
import { PAGE_INDONESIAN } from '../../src/language/page-indonesian.ts'
import { documentOf, open, runClassPage, submit } from '../support/class-page.ts'
import type { RunningPage } from '../support/class-page.ts'
import { QUESTION } from '../support/environment.ts'

const CODE = 'kelas-2026'
/** What a request from elsewhere looks like here: a proxy on this machine has passed it on. */
const ELSEWHERE = { 'x-forwarded-for': '192.168.1.20' }

let page: RunningPage
beforeAll(async () => {
  const joining = { accessCode: CODE, addresses: () => ['http://192.168.1.5:8080'] }
  page = await runClassPage({ joining })
})
afterAll(() => page.stop())

const from = (headers: Record<string, string>) => ({ headers: { ...ELSEWHERE, ...headers } })
const enter = (code: string, headers: Record<string, string> = ELSEWHERE) =>
  open(`${page.url}/masuk`, { method: 'POST', headers, body: new URLSearchParams({ kode: code }) })

test('the trainer’s own browser needs no code, and sees how phones join', async () => {
  expect((await open(`${page.url}/`)).status).toBe(200)
  const { html } = await open(`${page.url}/gabung`)
  expect(documentOf(html).querySelector('.qr')!.getAttribute('aria-label')).toBe(`http://192.168.1.5:8080/masuk?kode=${CODE}`)
  expect(documentOf(html).querySelectorAll('.qr svg path').length).toBeGreaterThan(0)
  expect(html).toContain(CODE)
})

test('from elsewhere nothing is shown before the code is entered', async () => {
  for (const path of ['/', '/esai', '/demo/1', '/kuis', '/gabung', '/tidak-ada', '/en']) {
    const { status, headers, html } = await open(page.url + path, from({}))
    expect([path, status, headers.get('location')]).toEqual([path, 302, path === '/en' ? '/en/masuk' : '/masuk'])
    expect(html).not.toContain(CODE)
  }
  const asked = await open(`${page.url}/`, { method: 'POST', headers: ELSEWHERE, body: new URLSearchParams({ tanya: QUESTION }) })
  expect(asked.status).toBe(302)
  const api = await open(`${page.url}/api/ask`, { method: 'POST', headers: ELSEWHERE, body: '{}' })
  expect([api.status, JSON.parse(api.html)]).toEqual([401, { error: PAGE_INDONESIAN.join.enter }])
  const door = await open(`${page.url}/masuk`, from({}))
  expect([door.status, documentOf(door.html).querySelectorAll('#kode').length]).toEqual([200, 1])
  expect(door.html).not.toContain(CODE)
  expect((await open(`${page.url}/assets/page.css`, from({}))).status).toBe(200)
})

test('the QR code lets a phone in: with a cookie that scripts cannot read and that does not tell the code', async () => {
  const scanned = await open(`${page.url}/masuk?kode=${CODE}`, from({}))
  expect([scanned.status, scanned.headers.get('location')]).toEqual([302, '/'])
  const cookie = scanned.headers.get('set-cookie')!
  expect(cookie).toMatch(/HttpOnly/)
  expect(cookie).toMatch(/SameSite=Lax/)
  expect(cookie).not.toContain(CODE)
  const [pair] = cookie.split(';')
  expect((await open(`${page.url}/`, from({ cookie: pair! }))).status).toBe(200)
  expect((await open(`${page.url}/`, from({ cookie: `${pair!}0` }))).status).toBe(302)
  expect((await open(`${page.url}/`, from({ cookie: `kelas=${CODE}` }))).status).toBe(302)
})

test('a typed code is taken with spaces around it; a wrong one is not, and not too often', async () => {
  expect((await enter(` ${CODE} `)).status).toBe(302)
  const wrong = await enter('kelas-2025')
  expect([wrong.status, documentOf(wrong.html).querySelector('form .problem')!.textContent]).toEqual([
    403,
    PAGE_INDONESIAN.join.wrongCode,
  ])
  const tries = await Promise.all(Array.from({ length: 12 }, (_, i) => enter(`tebakan-${i}`)))
  expect(tries.at(-1)!.status).toBe(429)
  // Not even the right one, for a minute: a guesser must not learn which it was.
  expect((await enter(CODE)).status).toBe(429)
})

test('programs show the code as a bearer token', async () => {
  const ask = (authorization: string) =>
    open(`${page.url}/api/ask`, {
      method: 'POST',
      headers: { ...ELSEWHERE, authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ question: QUESTION }),
    })
  expect((await ask(`Bearer ${CODE}`)).status).toBe(200)
  expect((await ask('Bearer kelas-2025')).status).toBe(401)
})

test('a page elsewhere whose name points to this machine is a stranger', async () => {
  const { request } = await import('node:http')
  const status = await new Promise((resolve) => {
    const asked = request(`${page.url}/gabung`, { headers: { host: 'evil.example' } }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    asked.end()
  })
  expect(status).toBe(302)
})

test('without an access code there is no door', async () => {
  const alone = await runClassPage()
  expect((await open(`${alone.url}/masuk`)).status).toBe(404)
  expect((await submit(`${alone.url}/masuk`, [['kode', 'x']])).status).toBe(404)
  await alone.stop()
})
