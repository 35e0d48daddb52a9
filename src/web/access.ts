import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { addressOf } from './pace.ts'

const COOKIE = 'kelas'
const DAY_S = 24 * 60 * 60

/** Whether a request may see the class page: it comes from this very machine, or somebody there has entered the access code. */
export function isAdmitted(c: Context, accessCode: string): boolean {
  return isThisMachine(c) || equal(getCookie(c, COOKIE), cookieFor(accessCode)) || equal(bearer(c), accessCode)
}

/** The trainer's own browser. What a proxy passes on comes from anywhere, and a page elsewhere may have its name point here. */
function isThisMachine(c: Context): boolean {
  const isLoopback = /^(?:127\.|::1$|::ffff:127\.)/.test(addressOf(c))
  const isPassedOn = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'via'].some((name) => c.req.header(name) !== undefined)
  return isLoopback && !isPassedOn && /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/.test(c.req.header('host') ?? '')
}

/** Phones write capitals, and people spaces for hyphens. */
export function isAccessCode(given: string, accessCode: string): boolean {
  return equal(plain(given), plain(accessCode))
}

function plain(code: string): string {
  return code.toLowerCase().replace(/[\s_-]/g, '')
}

/** Says to the browser that the code was right. */
export function admit(c: Context, accessCode: string): void {
  setCookie(c, COOKIE, cookieFor(accessCode), { httpOnly: true, sameSite: 'Lax', path: '/', maxAge: DAY_S })
}

/** Whoever reads the cookie does not read the code. */
function cookieFor(accessCode: string): string {
  return createHmac('sha256', accessCode).update('class page').digest('hex')
}

function bearer(c: Context): string | undefined {
  return /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '')?.[1]
}

/** In a time that tells nothing of where they differ. */
function equal(given: string | undefined, expected: string): boolean {
  const digest = (text: string) => createHmac('sha256', 'equal').update(text).digest()
  return given !== undefined && timingSafeEqual(digest(given), digest(expected))
}
