import { describe, expect, test } from 'vitest'
import { certaintyOf } from '../../shared/forums/certainty'

describe('certainty', () => {
  test('tells what stands in the report from what was worked out', () => {
    expect(certaintyOf('seed')).toMatchObject({ label: '平成28年とりまとめ', isSure: true })
    expect(certaintyOf('inferred')).toMatchObject({ label: '推定', isSure: false })
  })

  test('shows a word of another dataset as it is, and takes it for no proof', () => {
    expect(certaintyOf('県の聞き取り')).toEqual({ label: '県の聞き取り', isSure: false, meaning: '' })
    expect(certaintyOf('toString')).toEqual({ label: 'toString', isSure: false, meaning: '' })
    expect(certaintyOf(null)).toBeUndefined()
  })
})
