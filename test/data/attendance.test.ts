import { afterEach, describe, expect, test, vi } from 'vitest'
import { isAttended, watchAttendance } from '../../client/data/attendance'

afterEach(() => {
  vi.useRealTimers()
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
