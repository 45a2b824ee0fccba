import { afterEach, describe, expect, test, vi } from 'vitest'
import { isAttended, watchAttendance } from '../../client/data/attendance'
import { newIdempotencyKey } from '../../client/data/idempotencyKey'
import { pathAfterSignIn, signInPath } from '../../client/data/signInPath'
import { dueText } from '../../client/desk/dueText'
import { itemPath } from '../../client/desk/itemPath'
import { instantOf, localText } from '../../client/ui/localDateTime'
import { deskItemKinds } from '../../shared/desk/item'
import { certaintyOf } from '../../shared/forums/certainty'

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('after the sign-in', () => {
  test('one stands where one was', () => {
    const path = '/meetings/a?tab=minutes'
    const query = new URL(signInPath(path), 'http://localhost').searchParams
    expect(pathAfterSignIn(query.get('next') ?? undefined)).toBe(path)
    expect(signInPath('/')).toBe('/sign-in')
  })

  test.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/sign-in',
    '',
  ])('a link with %s leads to the desk', (next) => {
    expect(pathAfterSignIn(next)).toBe('/')
  })
})

describe('keys of formal acts', () => {
  test('differ, also on plain HTTP where crypto.randomUUID is missing', () => {
    const { getRandomValues } = crypto
    vi.stubGlobal('crypto', { getRandomValues: getRandomValues.bind(crypto) })
    const keys = new Set(Array.from({ length: 100 }, newIdempotencyKey))
    expect(keys.size).toBe(100)
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{32}$/)
  })
})

describe('attendance', () => {
  test('a page nobody touched for a minute keeps no session alive', () => {
    vi.useFakeTimers({ now: Date.now() })
    const page = new EventTarget()
    watchAttendance(page)
    page.dispatchEvent(new Event('keydown'))
    expect(isAttended()).toBe(true)
    vi.advanceTimersByTime(60_001)
    expect(isAttended()).toBe(false)
    page.dispatchEvent(new Event('pointerdown'))
    expect(isAttended()).toBe(true)
  })
})

describe('a date and time field', () => {
  test('shows and reads Japan time wherever the browser stands', () => {
    const at = Date.parse('2026-11-24T13:30:00+09:00')
    expect(localText(at)).toBe('2026-11-24T13:30')
    expect(instantOf('2026-11-24T13:30')).toBe(at)
    expect(localText(Date.parse('2026-11-24T00:05:00+09:00'))).toBe('2026-11-24T00:05')
  })
})

describe('the desk', () => {
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

describe('certainty', () => {
  test('tells what stands in the report from what was worked out', () => {
    expect(certaintyOf('seed')).toEqual({ label: '平成28年とりまとめ', isSure: true })
    expect(certaintyOf('inferred')).toEqual({ label: '推定', isSure: false })
  })

  test('shows a word of another dataset as it is, and takes it for no proof', () => {
    expect(certaintyOf('県の聞き取り')).toEqual({ label: '県の聞き取り', isSure: false })
    expect(certaintyOf('toString')).toEqual({ label: 'toString', isSure: false })
    expect(certaintyOf(null)).toBeUndefined()
  })
})
