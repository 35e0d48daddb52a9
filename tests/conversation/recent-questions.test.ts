import { expect, test } from 'vitest'
import { RecentQuestions } from '../../src/conversation/recent-questions.ts'

const IN_PRIVATE = { chat: 7, person: 7 }
const IN_GROUP = { chat: -100, person: 7 }

test('a question is remembered for ten minutes, each conversation its own', () => {
  let now = 1
  const recent = new RecentQuestions(() => now)
  recent.remember(IN_PRIVATE, 'bolehkah ASN kampanye?')
  expect(recent.before(IN_GROUP)).toBeUndefined()
  now += 9 * 60_000
  expect(recent.before(IN_PRIVATE)).toBe('bolehkah ASN kampanye?')
  now += 2 * 60_000
  expect(recent.before(IN_PRIVATE)).toBeUndefined()
})

test('everything that a person asked can be forgotten, and nobody else’s', () => {
  const recent = new RecentQuestions()
  recent.remember(IN_PRIVATE, 'satu')
  recent.remember(IN_GROUP, 'dua')
  recent.remember({ chat: -100, person: 77 }, 'tiga')
  recent.forget(7)
  expect([IN_PRIVATE, IN_GROUP].map((conversation) => recent.before(conversation))).toEqual([undefined, undefined])
  expect(recent.before({ chat: -100, person: 77 })).toBe('tiga')
})
