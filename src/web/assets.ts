import { readFile, readdir } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Hono } from 'hono'
import { etag } from 'hono/etag'

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}
const FONTS = [
  '@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2',
  '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
]

/** Styles, scripts and fonts, read once: what is not among them cannot be asked for. */
export async function assetRoutes(): Promise<Hono> {
  const folder = join(import.meta.dirname, 'assets')
  const files = (await readdir(folder)).filter((name) => extname(name) in TYPES).map((name) => join(folder, name))
  const fonts = FONTS.map((name) => fileURLToPath(import.meta.resolve(name)))
  const routes = new Hono()
  routes.use('/assets/*', etag())
  for (const file of [...files, ...fonts]) {
    const name = file.split(/[/\\]/).at(-1)!
    const content = new Uint8Array(await readFile(file))
    const headers = { 'content-type': TYPES[extname(name)]!, 'cache-control': 'no-cache' }
    routes.get(`/assets/${name}`, (c) => c.body(content, 200, headers))
  }
  return routes
}
