import { expect, test } from 'vitest'
import { tooLong } from '../../client/ui/tooLong'

test('a field says how much is too much, counted as people count', () => {
  expect(tooLong('あ'.repeat(200), 200)).toBeUndefined()
  expect(tooLong(` ${'あ'.repeat(200)}\n`, 200)).toBeUndefined()
  expect(tooLong('𠮷'.repeat(200), 200)).toBeUndefined()
  expect(tooLong('あ'.repeat(5_000), 200)).toBe('200字までです。いま5,000字あり、4,800字超えています。')
  expect(tooLong('あ'.repeat(5_000), undefined)).toBeUndefined()
})
