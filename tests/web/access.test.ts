import { request } from 'node:http'
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
  const joining = { accessCode: CODE, trustsThisMachine: true, addresses: () => ['http://192.168.1.5:8080'] }
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

test('a typed code is taken however phones write it; a wrong one is not', async () => {
  for (const code of [` ${CODE} `, 'Kelas 2026', 'KELAS2026']) expect((await enter(code)).status).toBe(302)
  const wrong = await enter('kelas-2025')
  expect([wrong.status, documentOf(wrong.html).querySelector('form .problem')!.textContent]).toEqual([
    403,
    PAGE_INDONESIAN.join.wrongCode,
  ])
  expect(
    (
      await open(`${page.url}/masuk`, {
        method: 'POST',
        headers: { ...ELSEWHERE, 'content-type': 'multipart/form-data; boundary=a' },
        body: 'x',
      })
    ).status,
  ).toBe(403)
})

test('a whole class may come from one address; who guesses waits, whichever way', async () => {
  const other = await runClassPage({ joining: { accessCode: CODE, trustsThisMachine: true, addresses: () => [] } })
  const scan = () => open(`${other.url}/masuk?kode=${CODE}`, from({}))
  for (let i = 0; i < 30; i++) expect((await scan()).status).toBe(302)
  const statuses: number[] = []
  for (let i = 0; i < 4; i++) {
    statuses.push((await open(`${other.url}/masuk?kode=tebakan-${i}`, from({}))).status)
    statuses.push((await open(`${other.url}/en/masuk?kode=tebakan-${i}`, from({}))).status)
    statuses.push(
      (await open(`${other.url}/api/ask`, { method: 'POST', ...from({ authorization: `Bearer tebakan-${i}` }) })).status,
    )
  }
  expect(statuses.slice(0, 10).every((status) => status === 403 || status === 401)).toBe(true)
  expect(statuses.slice(10)).toEqual([429, 429])
  // Not even the right one, for a minute: a guesser must not learn which it was.
  expect((await scan()).status).toBe(429)
  await other.stop()
})

test('an enormous form at the door is not read', async () => {
  const { status } = await enter('a'.repeat(100_000))
  expect(status).toBe(413)
})

test('where a proxy stands before the page, this machine is nobody special', async () => {
  const other = await runClassPage({ joining: { accessCode: CODE, trustsThisMachine: false, addresses: () => [] } })
  expect((await open(`${other.url}/`)).status).toBe(302)
  await other.stop()
  for (const header of ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'])
    expect([header, (await open(`${page.url}/gabung`, { headers: { [header]: '203.0.113.9' } })).status]).toEqual([header, 302])
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

/** `fetch` does not let a request name another host. */
async function statusAs(host: string, url: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers: { host } }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    asked.on('error', reject).end()
  })
}

test('a page elsewhere whose name points to this machine is a stranger, with a code and without', async () => {
  expect(await statusAs('evil.example', `${page.url}/gabung`)).toBe(302)
  const alone = await runClassPage()
  for (const [host, status] of [
    ['evil.example', 403],
    ['127.0.0.1.evil.example', 403],
    ['localhost:8080', 200],
    ['[::1]:8080', 200],
  ] as const)
    expect([host, await statusAs(host, `${alone.url}/esai`)]).toEqual([host, status])
  await alone.stop()
})

test('without an access code there is no door', async () => {
  const alone = await runClassPage()
  expect((await open(`${alone.url}/masuk`)).status).toBe(404)
  expect((await submit(`${alone.url}/masuk`, [['kode', 'x']])).status).toBe(404)
  await alone.stop()
})
