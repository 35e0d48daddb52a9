import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import { describe, expect, test } from 'vitest'
import { QUESTION } from '../support/environment.ts'
import { DECLINED, Visitor, hasBrowser } from './visitor.ts'

/** Whether everybody can use the class page: every view of it, checked by axe and by what a reader relies on. */

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

describe.runIf(hasBrowser)('without barriers', () => {
  const visitor = new Visitor()

  async function violations(): Promise<string[]> {
    await visitor.page.evaluate(AXE)
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    const results = await visitor.page.evaluate(
      (tags) => (window as unknown as { axe: { run: (options: object) => Promise<AxeResults> } }).axe.run({ runOnly: tags }),
      tags,
    )
    return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)
  }

  const VIEWS: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['the beginning', () => visitor.begin()],
    [
      'an answer with its reasons',
      async () => (await visitor.begin(), await visitor.ask(QUESTION), await visitor.page.click('#mengapa > summary')),
    ],
    [
      'an answer in the dark',
      async () => (
        await visitor.begin('/', { colorScheme: 'dark' }),
        await visitor.ask(QUESTION),
        await visitor.page.click('#mengapa > summary')
      ),
    ],
    [
      'a declined question',
      async () => (await visitor.begin(), await visitor.ask(DECLINED), await visitor.page.click('#mengapa > summary')),
    ],
    [
      'a declined question in the dark',
      async () => (await visitor.begin('/', { colorScheme: 'dark' }), await visitor.ask(DECLINED)),
    ],
    [
      'on a phone',
      async () => (
        await visitor.begin('/', { viewport: { width: 390, height: 844 } }),
        await visitor.ask(QUESTION),
        await visitor.page.click('#mengapa > summary')
      ),
    ],
    [
      'in large print',
      async () => (
        await visitor.begin('/', { viewport: { width: 1920, height: 1080 } }),
        await visitor.ask(QUESTION),
        await visitor.page.click('[data-tool=large]')
      ),
    ],
    [
      'an essay above the answer',
      async () => (
        await visitor.begin(),
        await visitor.ask(QUESTION),
        await visitor.page.click('a.open >> nth=0'),
        await visitor.page.waitForSelector('#lapisan[open] #kutipan')
      ),
    ],
    ['the shortcuts', async () => (await visitor.begin(), await visitor.page.click('[data-tool=keys]'))],
    ['the essays', () => visitor.begin('/esai')],
    ['a guess of the demo', () => visitor.begin('/demo/1')],
    ['the demo', () => visitor.begin('/demo/2')],
    ['a quiz', () => visitor.begin('/kuis')],
    [
      'a quiz, answered',
      async () => (
        await visitor.begin('/kuis'),
        await visitor.page.locator('input[name=pilihan]').first().check(),
        await visitor.page.keyboard.press('Enter'),
        await visitor.page.waitForSelector('.result')
      ),
    ],
    [
      'a sheet',
      async () => (
        await visitor.begin(),
        await visitor.ask(QUESTION),
        await visitor.ask(DECLINED),
        await visitor.page.click('text=Lembar kelas'),
        await visitor.page.waitForSelector('.sheet')
      ),
    ],
    [
      'in English',
      async () => (await visitor.begin('/en'), await visitor.ask(QUESTION), await visitor.page.click('#mengapa > summary')),
    ],
  ]
  test.each(VIEWS)(
    '%s: no barriers (axe: WCAG 2.2 AA), landmarks, title, language, one h1, no sideways scrolling',
    async (_, show) => {
      await show()
      expect(await violations()).toEqual([])
      const facts = await visitor.page.evaluate(() => ({
        language: document.documentElement.lang,
        title: document.title,
        landmarks: ['header', 'nav', 'main', 'footer'].filter(
          (name) => document.querySelector(`body > ${name}, body > header > ${name}`) === null,
        ),
        headings: document.querySelectorAll('main h1').length,
        overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        unlabelled: [...document.querySelectorAll('input:not([type=hidden])')].filter(
          (input) => (input as HTMLInputElement).labels?.length === 0,
        ).length,
      }))
      expect(facts.language).toMatch(/^(?:id|en)$/)
      expect(facts.title).toContain('Tanya ASN')
      expect(facts).toMatchObject({ landmarks: [], headings: 1, overflow: 0, unlabelled: 0 })
    },
  )

  test('Tab goes from the skip link through menu and field to the answer, in the order in which they stand', async () => {
    await visitor.begin(`/?tanya=${encodeURIComponent(QUESTION)}`)
    const stops: string[] = []
    for (let i = 0; i < 12; i++) {
      await visitor.page.keyboard.press('Tab')
      stops.push(await visitor.page.evaluate(() => document.activeElement!.textContent.trim() || document.activeElement!.id))
    }
    expect(stops.slice(0, 10)).toEqual([
      'Langsung ke isi',
      'Tanya ASN',
      'Tanya',
      'Demo',
      'Kuis',
      'Esai',
      'Mode gelap',
      'Layar penuh',
      'Pintasan',
      'English',
    ])
    expect(stops.slice(10)).toEqual(['pertanyaan', 'Tanya'])
  })
})
