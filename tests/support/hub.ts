import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { PROJECT } from './run-command.ts'

/** A model hub on 127.0.0.1 that offers the embedded model under any name. Returns its address and what was asked of it. */
export async function startHub(): Promise<{ readonly address: string; readonly requests: string[] }> {
  const requests: string[] = []
  const server = createServer((request, response) => {
    requests.push(request.url ?? '')
    const file = /\/resolve\/main\/([\w./]+)$/.exec(request.url ?? '')?.[1] ?? 'none'
    readFile(join(PROJECT, 'data', 'model', file)).then(
      (content) => response.writeHead(200, { 'content-length': content.length }).end(content),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, requests }
}
