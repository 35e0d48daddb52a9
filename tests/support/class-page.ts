import { serve } from '@hono/node-server'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { readQuestions } from '../../src/evaluation/questions.ts'
import { classPage } from '../../src/web/class-page.tsx'
import { readDemo } from '../../src/web/demo-script.ts'
import type { WebServices } from '../../src/web/services.ts'
import { parseHTML } from 'linkedom'
import { realLibrary } from './real-library.ts'
import { PROJECT } from './run-command.ts'

export interface RunningPage {
  readonly url: string
  /** What was logged as a defect. */
  readonly defects: object[]
  readonly library: Awaited<ReturnType<typeof realLibrary>>
  stop(): Promise<void>
}

/** The class page on a port of its own, with real answers unless `changes` say otherwise. */
export async function runClassPage(changes: Partial<WebServices> = {}): Promise<RunningPage> {
  const library = await realLibrary()
  const defects: object[] = []
  const routes = await classPage({
    ...library,
    quizQuestions: await readQuestions(join(PROJECT, 'data', 'evaluation', 'develop.jsonl')),
    demo: await readDemo(join(PROJECT, 'data', 'demo.yaml')),
    questionsPerMinute: 10_000,
    log: { error: (defect: object) => defects.push(defect) } as WebServices['log'],
    ...changes,
  })
  const server = serve({ fetch: routes.fetch, hostname: '127.0.0.1', port: 0 })
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    defects,
    library,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        if ('closeAllConnections' in server) server.closeAllConnections()
      }),
  }
}

/** A page as a document, and what came with it. */
export interface Answered {
  readonly status: number
  readonly headers: Headers
  readonly html: string
}

export async function open(url: string, init?: RequestInit): Promise<Answered> {
  const response = await fetch(url, { redirect: 'manual', ...init })
  return { status: response.status, headers: response.headers, html: await response.text() }
}

/** As much of an element as the tests look at; the project knows no DOM. */
export interface Element {
  readonly textContent: string
  readonly className: string
  getAttribute(name: string): string | null
  querySelector(selector: string): Element | null
  querySelectorAll(selector: string): ArrayLike<Element> & Iterable<Element>
  remove(): void
}

export function documentOf(html: string): Element & { readonly documentElement: Element } {
  return (parseHTML(html) as unknown as { readonly document: Element & { readonly documentElement: Element } }).document
}

/** As a browser without scripts sends a form. */
export async function submit(url: string, fields: readonly (readonly [string, string])[]): Promise<Answered> {
  return open(url, { method: 'POST', body: new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])) })
}
