import { describe, expect, test } from 'vitest'
import { dueText } from '../../client/desk/dueText'
import { itemPath } from '../../client/desk/itemPath'
import { deskItemKinds } from '../../shared/desk/item'

describe('a line of the desk', () => {
  test.each([
    ['2026-11-22', '2日超過'],
    ['2026-11-24', 'きょう'],
    ['2026-11-25', 'あす'],
    ['2026-12-01', 'あと7日'],
  ])('says of %s: %s', (dueOn, text) => {
    expect(dueText('2026-11-24', dueOn)).toBe(text)
  })

  test('leads every kind of waiting thing somewhere', () => {
    for (const kind of deskItemKinds) expect(itemPath({ kind, targetId: 'x' })).toMatch(/^\/[a-z]+/)
  })
})
