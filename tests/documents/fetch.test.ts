import { createServer } from 'node:http'
import type { RequestListener, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { fetchDocument } from '../../src/documents/fetch.ts'

let server: Server | undefined
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

async function serving(listener: RequestListener): Promise<string> {
  server = createServer(listener)
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const LOCAL = { allowPrivate: true }
const PAGE =
  '<html><head><title>Netralitas</title></head><body><article><p>Pegawai tidak memihak siapa pun.</p></article></body></html>'

test('a page is read, and remembers where it was found', async () => {
  const root = await serving((_, response) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGE))
  expect(await fetchDocument(`${root}/opini/netral`, LOCAL)).toMatchObject({
    title: 'Netralitas',
    url: `${root}/opini/netral`,
    text: 'Pegawai tidak memihak siapa pun.',
  })
})

test('redirects are followed, but not for ever', async () => {
  const root = await serving((request, response) => {
    if (request.url === '/baru') response.writeHead(200, { 'content-type': 'text/plain' }).end('Teks.')
    else response.writeHead(302, { location: request.url === '/lama' ? '/baru' : '/lingkaran' }).end()
  })
  expect((await fetchDocument(`${root}/lama`, LOCAL)).text).toBe('Teks.')
  await expect(fetchDocument(`${root}/lingkaran`, LOCAL)).rejects.toThrow('terlalu banyak mengalihkan')
})

test.each([
  'http://127.0.0.1:1/x',
  'http://[::1]/x',
  'http://10.0.0.1/x',
  'http://169.254.169.254/latest',
  'http://[::ffff:127.0.0.1]/',
  'http://2130706433/',
  'http://localhost:1/',
])('%s is in the own network and is not fetched', async (address) => {
  await expect(fetchDocument(address)).rejects.toThrow('jaringan dalam')
})

test.each(['ftp://example.org/x', 'file:///etc/passwd', 'javascript:alert(1)', 'bukan alamat'])(
  '%s is no address of the web',
  async (address) => {
    await expect(fetchDocument(address)).rejects.toThrow('bukan alamat http atau https')
  },
)

test('what is no page, too large, or of another type is refused in a sentence', async () => {
  const root = await serving((request, response) => {
    if (request.url === '/hilang') response.writeHead(404).end()
    else if (request.url === '/gambar') response.writeHead(200, { 'content-type': 'application/pdf' }).end('PNG')
    else {
      response.writeHead(200, { 'content-type': 'text/html' })
      const more = () => {
        while (response.write(Buffer.alloc(1_000_000, 'a'))) if (response.destroyed) return
      }
      response.on('drain', more)
      more()
    }
  })
  await expect(fetchDocument(`${root}/hilang`, LOCAL)).rejects.toThrow('menjawab 404')
  await expect(fetchDocument(`${root}/gambar`, LOCAL)).rejects.toThrow('bukan pdf')
  await expect(fetchDocument(`${root}/tanpa-akhir`, LOCAL)).rejects.toThrow('lebih besar dari 20 MB')
  await expect(fetchDocument('http://127.0.0.1:1/x', LOCAL)).rejects.toThrow('tidak dapat diambil')
  await expect(fetchDocument('https://tidak-ada.invalid/x')).rejects.toThrow('tidak dapat diambil')
})
