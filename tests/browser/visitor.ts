import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { runClassPage } from '../support/class-page.ts'
import type { RunningPage } from '../support/class-page.ts'

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'
const FLAGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update']

/** CI has one; elsewhere, tests that need it are skipped without. */
export const hasBrowser = existsSync(CHROMIUM)

export const DECLINED = 'berapa gaji PNS golongan III?'
export const FOLLOW_UP = 'kalau di grup keluarga?'

/** The class page in a browser, for the tests of a file. A test that sees a request to elsewhere, or a complaint of the browser, fails. */
export class Visitor {
  page!: Page
  context!: BrowserContext
  #running!: RunningPage
  #browser!: Browser
  readonly #foreign: string[] = []
  readonly complaints: string[] = []

  constructor() {
    beforeAll(async () => {
      this.#running = await runClassPage()
      this.#browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS })
    })
    afterAll(async () => {
      await this.#browser.close()
      await this.#running.stop()
    })
    afterEach(async () => {
      await this.context.close()
      expect(this.#foreign).toEqual([])
      expect(this.complaints.splice(0)).toEqual([])
    })
  }

  get url(): string {
    return this.#running.url
  }

  async begin(path = '/', options: BrowserContextOptions = {}): Promise<void> {
    this.context = await this.#browser.newContext({ viewport: { width: 1366, height: 768 }, reducedMotion: 'reduce', ...options })
    this.page = await this.context.newPage()
    this.page.on('request', (request) => {
      if (!request.url().startsWith(this.url)) this.#foreign.push(request.url())
    })
    this.page.on('pageerror', (error) => this.complaints.push(error.message))
    this.page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text())
    })
    await this.page.goto(this.url + path)
  }

  async ask(question: string): Promise<void> {
    await this.page.fill('#pertanyaan', question)
    await this.page.keyboard.press('Enter')
    await this.page.waitForFunction((asked) => document.querySelector('.asked bdi')?.textContent === asked, question)
  }

  text(selector: string): Promise<string> {
    return this.page.locator(selector).first().innerText()
  }

  /** The id of what has the focus. */
  active(): Promise<string> {
    return this.page.evaluate(() => document.activeElement?.id ?? '')
  }
}
