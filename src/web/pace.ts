import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

const MINUTE_S = 60

/** Seconds that an address has to wait, or undefined while there is room. With 0 points nothing is taken. */
export type Pace = (address: string, points?: number) => Promise<number | undefined>

/** So many points a minute for each address. */
export function paceOf(perMinute: number): Pace {
  const limiter = new RateLimiterMemory({ points: perMinute, duration: MINUTE_S })
  return async (address, points = 1) => {
    try {
      if (points > 0) await limiter.consume(address, points)
      else {
        const state = await limiter.get(address)
        if (state !== null && state.consumedPoints > perMinute) return Math.ceil(state.msBeforeNext / 1000)
      }
      return undefined
    } catch (error) {
      // The limiter says no by rejecting with its state.
      if (error instanceof RateLimiterRes) return Math.ceil(error.msBeforeNext / 1000)
      throw error
    }
  }
}

/** Who is at the other end of the connection; behind a proxy, the proxy. */
export function addressOf(c: Context): string {
  return getConnInfo(c).remote.address ?? 'unknown'
}
