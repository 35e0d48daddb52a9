import { createHmac, timingSafeEqual } from 'node:crypto'
import { networkInterfaces } from 'node:os'
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { addressOf, paceOf } from './pace.ts'

const COOKIE = 'kelas'
const DAY_S = 24 * 60 * 60
/** Wrong codes of one address, within a minute. */
const WRONG_CODES = 10
const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|::1)$/
/** What proxies add to a request. */
const PASSED_ON = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via']

export type Admission = 'admitted' | 'refused' | { readonly waitSeconds: number }

/** Who may see the class page: whoever shows the access code, and, unless a proxy stands before it, this very machine. */
export class Access {
  readonly #code: string
  readonly #trustsThisMachine: boolean
  readonly #wrongCodes = paceOf(WRONG_CODES)

  constructor(code: string, trustsThisMachine: boolean) {
    this.#code = code
    this.#trustsThisMachine = trustsThisMachine
  }

  async of(c: Context): Promise<Admission> {
    if (this.#trustsThisMachine && isThisMachine(c)) return 'admitted'
    if (equal(getCookie(c, COOKIE), this.#cookie)) return 'admitted'
    const bearer = /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '')?.[1]
    return bearer === undefined ? 'refused' : this.try(c, bearer)
  }

  /** Right codes are taken as often as they come: a class may come from one address. Wrong ones are counted. */
  async try(c: Context, given: string): Promise<Admission> {
    const isRight = equal(plain(given), plain(this.#code))
    const waitSeconds = await this.#wrongCodes(addressOf(c), isRight ? 0 : 1)
    if (waitSeconds !== undefined) return { waitSeconds }
    return isRight ? 'admitted' : 'refused'
  }

  /** Says to the browser that the code was right. */
  remember(c: Context): void {
    setCookie(c, COOKIE, this.#cookie, { httpOnly: true, sameSite: 'Lax', path: '/', maxAge: DAY_S })
  }

  /** Whoever reads it does not read the code. */
  get #cookie(): string {
    return createHmac('sha256', this.#code).update('class page').digest('hex')
  }
}

/** Whether a request names this machine alone, as no page elsewhere whose name was pointed here does. */
export function namesLoopback(c: Context): boolean {
  return LOOPBACK.test(hostOf(c))
}

/** The trainer's own browser. What a proxy passes on comes from anywhere. */
function isThisMachine(c: Context): boolean {
  const from = addressOf(c).replace(/^::ffff:/, '')
  const own = Object.values(networkInterfaces()).flatMap((addresses = []) => addresses.map(({ address }) => address))
  const isOwn = (host: string) => LOOPBACK.test(host) || own.includes(host)
  return isOwn(from) && isOwn(hostOf(c)) && !PASSED_ON.some((name) => c.req.header(name) !== undefined)
}

function hostOf(c: Context): string {
  return (c.req.header('host') ?? '').replace(/:\d+$/, '').replace(/^\[|\]$/g, '')
}

/** Phones write capitals, and people spaces for hyphens. */
function plain(code: string): string {
  return code.toLowerCase().replace(/[\s_-]/g, '')
}

/** In a time that tells nothing of where they differ. */
function equal(given: string | undefined, expected: string): boolean {
  const digest = (text: string) => createHmac('sha256', 'equal').update(text).digest()
  return given !== undefined && timingSafeEqual(digest(given), digest(expected))
}
