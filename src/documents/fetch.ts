import { lookup as lookupName } from 'node:dns'
import type { LookupAddress } from 'node:dns'
import { posix } from 'node:path'
import ipaddr from 'ipaddr.js'
import { Agent, request } from 'undici'
import { UserError, reasonOf } from '../errors.ts'
import { LARGEST_DOCUMENT } from './document.ts'
import type { Document } from './document.ts'
import { readDocument } from './convert.ts'

const SECONDS = 30
const REDIRECTS = 5

/** What a server says that it sends → the name's ending. */
const ENDINGS: Readonly<Record<string, string>> = {
  'text/html': '.html',
  'application/xhtml+xml': '.html',
  'text/plain': '.txt',
  'text/markdown': '.md',
  'application/pdf': '.pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
}

export interface FetchOptions {
  /** Addresses of the own network too: for offices whose essays are on their intranet. */
  readonly allowPrivate?: boolean
}

/**
 * The document at an address. Only http and https, only public addresses (looked up once, so that a name cannot change its mind), at
 * most 20 MB and 30 seconds.
 * @throws UserError
 */
export async function fetchDocument(address: string, { allowPrivate = false }: FetchOptions = {}): Promise<Document> {
  const agent = new Agent({ connect: { lookup: publicLookup(allowPrivate) }, maxRedirections: 0 } as Agent.Options)
  const signal = AbortSignal.timeout(SECONDS * 1000)
  try {
    let url = webAddress(address, allowPrivate)
    for (let redirects = 0; redirects <= REDIRECTS; redirects++) {
      const response = await request(url, {
        dispatcher: agent,
        signal,
        headers: { 'user-agent': 'tanya-asn', accept: 'text/html,*/*' },
      })
      const { location } = response.headers
      if (response.statusCode >= 300 && response.statusCode < 400 && typeof location === 'string') {
        await response.body.dump()
        url = webAddress(new URL(location, url).href, allowPrivate)
        continue
      }
      if (response.statusCode !== 200)
        throw new UserError(`Halaman ${address} menjawab ${response.statusCode}; periksa alamatnya.`)
      const bytes = await limited(response.body, address)
      return await readDocument(nameFor(url, String(response.headers['content-type'] ?? '')), bytes, url.href)
    }
    throw new UserError(`Halaman ${address} terlalu banyak mengalihkan; pakai alamat akhirnya.`)
  } catch (error) {
    const known = [error, (error as { cause?: unknown }).cause].find((candidate) => candidate instanceof UserError)
    if (known !== undefined) throw known
    const reason = signal.aborted ? `tidak selesai dalam ${SECONDS} detik` : reasonOf(error)
    throw new UserError(`Halaman ${address} tidak dapat diambil (${reason}); periksa alamat dan jaringan.`, { cause: error })
  } finally {
    void agent.destroy()
  }
}

function webAddress(address: string, allowPrivate: boolean): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    throw new UserError(`Alamat ${address} bukan alamat http atau https; salin dari peramban.`)
  }
  // A literal address is not looked up.
  const literal = url.hostname.replace(/^\[|\]$/g, '')
  if (!allowPrivate && ipaddr.isValid(literal) && !isPublic(literal)) throw privateAddress(url.hostname)
  return url
}

function privateAddress(host: string): UserError {
  return new UserError(`Alamat ${host} ada di jaringan dalam dan tidak diambil; unduh berkasnya, lalu tambahkan sebagai berkas.`)
}

function isPublic(address: string): boolean {
  return ipaddr.process(address).range() === 'unicast'
}

function publicLookup(allowPrivate: boolean): typeof lookupName {
  const lookup = (hostname: string, _: unknown, callback: (error: Error | null, addresses: LookupAddress[]) => void) => {
    lookupName(hostname, { all: true }, (error, addresses) => {
      // Without an answer there are no addresses, whatever the types say.
      if (error !== null) return callback(error, [])
      const isForbidden = !allowPrivate && addresses.some(({ address }) => !isPublic(address))
      callback(isForbidden ? privateAddress(hostname) : null, addresses)
    })
  }
  return lookup as typeof lookupName
}

async function limited(body: AsyncIterable<Buffer>, address: string): Promise<Uint8Array> {
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of body) {
    length += piece.length
    if (length > LARGEST_DOCUMENT) {
      throw new UserError(`Halaman ${address} lebih besar dari ${LARGEST_DOCUMENT / 1_000_000} MB; unduh bagian yang perlu saja.`)
    }
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

function nameFor(url: URL, contentType: string): string {
  const ending = ENDINGS[contentType.split(';')[0]!.trim().toLowerCase()] ?? (posix.extname(url.pathname) || '.html')
  const base = posix.basename(url.pathname, posix.extname(url.pathname))
  return `${base === '' ? url.hostname : base}${ending}`
}
