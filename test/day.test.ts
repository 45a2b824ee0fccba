import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { openRoundCommand } from '../shared/confirmation/commands'
import { day } from '../shared/day'
import { notifyMeetingCommand } from '../shared/meetings/commands'

const isDay = (value: unknown) => v.is(day('日を選んでください。'), value)

describe('a day that somebody types', () => {
  test.each(['2026-02-28', '2028-02-29', '2026-12-31'])('%s is one', (value) => {
    expect(isDay(value)).toBe(true)
  })

  test.each(['2026-02-31', '2026-02-29', '2026-13-01', '2026-6-1', '令和8年6月1日', '', null])(
    '%s is in no calendar',
    (value) => {
      expect(isDay(value)).toBe(false)
    },
  )

  test('no form takes a due day that never comes', () => {
    const round = { previewed: 'a'.repeat(64), dueOn: '2026-02-31', idempotencyKey: 'key-12345678' }
    expect(v.is(openRoundCommand, round)).toBe(false)
    expect(v.is(openRoundCommand, { ...round, dueOn: '2026-02-28' })).toBe(true)
    const notice = { noticeNumber: '', rsvpDueOn: '2026-06-31', idempotencyKey: 'key-12345678' }
    expect(v.is(notifyMeetingCommand, notice)).toBe(false)
  })
})
