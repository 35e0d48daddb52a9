import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import type { Browser } from 'playwright-core'
import { isRight } from '../src/evaluation/evaluate.ts'
import { readQuestions } from '../src/evaluation/questions.ts'
import { runClassPage } from '../tests/support/class-page.ts'
import { median } from './measure.ts'

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'
const FLAGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update']
const QUESTIONS = join(import.meta.dirname, '..', 'data', 'evaluation', 'develop.jsonl')
const PAINTS = 15
const ASKED = 150
const FIRST_PAINT = `performance.getEntriesByType('paint')[0]?.startTime`
/** From the key to the frame after the answer. */
const ENTER_TO_ANSWER = `void (window.measured = new Promise((resolve) => {
  let began
  addEventListener('keydown', () => (began = performance.now()), { once: true, capture: true })
  document.addEventListener('page', () => requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - began))), { once: true })
}))`

/** In Chromium: how soon something is seen, and how soon after Enter the answer is; the first beside a page of one word. */
export async function classPage(): Promise<string[]> {
  if (!existsSync(CHROMIUM)) return [`Class page: not measured, no browser at ${CHROMIUM} (CHROMIUM names another)`]
  const running = await runClassPage()
  const bare = createServer((_, response) =>
    response.setHeader('content-type', 'text/html').end('<!doctype html><title>x</title>word'),
  )
  await new Promise<void>((resolve) => bare.listen(0, '127.0.0.1', resolve))
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS })
  try {
    const baseline = await firstPaint(browser, `http://127.0.0.1:${(bare.address() as AddressInfo).port}/`)
    const painted = await firstPaint(browser, `${running.url}/`)
    const { times, right } = await answers(browser, `${running.url}/`)
    return [
      `Class page, first paint: ${painted.toFixed(0)} ms median (a page of one word: ${baseline.toFixed(0)} ms; ratio ${(painted / baseline).toFixed(1)})`,
      `Class page, Enter to answer on screen: ${median(times).toFixed(0)} ms median, longest ${Math.max(...times).toFixed(0)} ms ` +
        `(${times.length} questions; a right quote is shown for ${right.toFixed(2)} of them)`,
    ]
  } finally {
    await browser.close()
    await running.stop()
    bare.close()
  }
}

async function firstPaint(browser: Browser, url: string): Promise<number> {
  const times: number[] = []
  for (let i = 0; i < PAINTS; i++) {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(url)
    await page.waitForFunction(FIRST_PAINT)
    times.push(await page.evaluate<number>(FIRST_PAINT))
    await context.close()
  }
  return median(times)
}

async function answers(browser: Browser, url: string): Promise<{ times: number[]; right: number }> {
  const questions = (await readQuestions(QUESTIONS)).filter(
    ({ evidence, previous }) => evidence.length > 0 && previous === undefined,
  )
  const times: number[] = []
  let right = 0
  for (const { question, evidence } of questions.slice(0, ASKED)) {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(url)
    await page.fill('#pertanyaan', question)
    await page.evaluate(ENTER_TO_ANSWER)
    await page.keyboard.press('Enter')
    times.push(await page.evaluate<number>('window.measured'))
    const shown = await page.locator('.quotes').first().locator('blockquote p').allTextContents()
    right += Number(shown.some((text) => isRight({ text }, evidence)))
    await context.close()
  }
  return { times, right: right / times.length }
}
