import { describe, expect, test } from 'vitest'
import { instantOf, localText } from '../../client/ui/localDateTime'

describe('a date and time field', () => {
  test('shows and reads Japan time wherever the browser stands', () => {
    const at = Date.parse('2026-11-24T13:30:00+09:00')
    expect(localText(at)).toBe('2026-11-24T13:30')
    expect(instantOf('2026-11-24T13:30')).toBe(at)
    expect(localText(Date.parse('2026-11-24T00:05:00+09:00'))).toBe('2026-11-24T00:05')
  })
})
