import { expect, test } from 'vitest'
import { RecentQuestions } from '../../src/conversation/recent-questions.ts'

test('a question is remembered for ten minutes, each conversation its own', () => {
  let now = 1
  const recent = new RecentQuestions(() => now)
  recent.remember('a', 'bolehkah ASN kampanye?', false)
  expect(recent.before('b')).toBeUndefined()
  now += 9 * 60_000
  expect(recent.before('a')).toBe('bolehkah ASN kampanye?')
  now += 2 * 60_000
  expect(recent.before('a')).toBeUndefined()
})

test('a follow-up keeps the question that it follows, and keeps it awake', () => {
  let now = 1
  const recent = new RecentQuestions(() => now)
  recent.remember('a', 'bolehkah ASN kampanye?', false)
  now += 9 * 60_000
  recent.remember('a', 'kalau di grup keluarga?', true)
  now += 9 * 60_000
  expect(recent.before('a')).toBe('bolehkah ASN kampanye?')
  recent.forget('a')
  recent.remember('a', 'kalau di kantor?', true)
  expect(recent.before('a')).toBe('kalau di kantor?')
})
