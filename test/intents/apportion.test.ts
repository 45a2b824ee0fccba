import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { apportion } from '../../shared/intents/apportion'

const weights = fc.array(fc.integer({ min: 0, max: 400_000 }), { minLength: 1, maxLength: 20 })
const yen = fc.integer({ min: 0, max: 10_000_000_000 })
const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0)

describe('yen are shared', () => {
  test('[W3] so that they add up, each at least its part cut to whole yen', () => {
    fc.assert(
      fc.property(yen, weights, (total, by) => {
        fc.pre(sum(by) > 0)
        const shares = apportion(total, by)
        expect(sum(shares)).toBe(total)
        for (const [index, weight] of by.entries()) {
          const floor = Number((BigInt(total) * BigInt(weight)) / BigInt(sum(by)))
          expect(shares[index]).toBeGreaterThanOrEqual(floor)
        }
      }),
    )
  })

  test('[W3] so that nobody who stays pays a yen less when somebody leaves', () => {
    const leaving = fc.tuple(yen, weights, fc.nat())
    fc.assert(
      fc.property(leaving, ([total, by, pick]) => {
        const gone = pick % by.length
        const rest = by.filter((_, index) => index !== gone)
        fc.pre(sum(rest) > 0)
        const before = apportion(total, by).filter((_, index) => index !== gone)
        const after = apportion(total, rest)
        for (const [index, share] of before.entries()) expect(after[index]).toBeGreaterThanOrEqual(share)
      }),
      { numRuns: 2_000 },
    )
  })

  test('[W3] of equals the first in 建制順 takes the odd yen, else the one who pays most', () => {
    expect(apportion(100, [1, 1, 1])).toEqual([34, 33, 33])
    expect(apportion(1_000, [3, 40, 3])).toEqual([65, 870, 65])
    expect(apportion(5, [0, 0])).toEqual([0, 0])
  })
})
