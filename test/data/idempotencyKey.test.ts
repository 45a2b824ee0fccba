import { afterEach, describe, expect, test, vi } from 'vitest'
import { newIdempotencyKey } from '../../client/data/idempotencyKey'

afterEach(() => {
  vi.unstubAllGlobals()
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
