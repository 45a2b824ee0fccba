import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Entry } from '../../shared/entry'
import { dueYears, missingYears } from '../../shared/projects/evaluation'
import {
  expectedFigures,
  type Figure,
  holding,
  isAchieved,
  type Measured,
  missingFigures,
  offered,
  slotKey,
  takesPart,
  usersOf,
} from '../../shared/projects/figure'
import { projectNumber, projectState } from '../../shared/projects/project'
import { readNumber } from '../../shared/projects/readNumber'
import { evenShares, sharesBeyond, sharesFault } from '../../shared/projects/shares'

const entry: Entry = { at: 0, label: '栄村 企画課長', channel: null, confirmedAt: null, confirmedLabel: null }
const users = (aboutId: string, fiscalYear: number, value: number | null): Figure => ({
  kind: 'users',
  basis: 'actual',
  indicatorId: null,
  fiscalYear,
  aboutId,
  value,
  source: '',
  organisationId: aboutId,
  entry,
})
const project: Measured = {
  beganOn: '2016-04-01',
  endedOn: null,
  indicators: [],
  countsUsers: true,
  members: ['nakano', 'sakae'].map((organisationId) => ({ organisationId, fromOn: null, toOn: null })),
}
const years = fc.integer({ min: 2015, max: 2030 })
const said = fc.record({
  aboutId: fc.constantFrom('nakano', 'sakae'),
  year: years,
  value: fc.option(fc.integer({ min: 0, max: 9999 })),
})

describe('[J4] shares are the cost', () => {
  const costs = fc.integer({ min: 0, max: 1e9 })
  const ids = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 20 })

  test('equal shares add up to the yen, and differ by a yen at most', () => {
    fc.assert(
      fc.property(costs, ids, (cost, organisationIds) => {
        const shares = evenShares(cost, organisationIds)
        expect(sharesBeyond(cost, shares)).toBe(0)
        expect(sharesFault(cost, shares)).toBeUndefined()
        const values = shares.map(({ value }) => value)
        expect(Math.max(...values) - Math.min(...values)).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('whatever is not the cost is refused with the difference', () => {
    fc.assert(
      fc.property(costs, ids, fc.integer({ min: 1, max: 1e6 }), (cost, organisationIds, more) => {
        const shares = evenShares(cost + more, organisationIds)
        expect(sharesFault(cost, shares)).toContain(`${more.toLocaleString('ja-JP')}円多く`)
        expect(sharesFault(cost + 2 * more, shares)).toContain(`${more.toLocaleString('ja-JP')}円少なく`)
      }),
    )
  })
})

describe('[J5] what was said holds, and last year’s figure is only an offer', () => {
  test('of the words about one place the latest holds, and null takes back', () => {
    fc.assert(
      fc.property(fc.array(said), (words) => {
        const figures = words.map(({ aboutId, year, value }) => users(aboutId, year, value))
        const held = holding(figures)
        for (const figure of figures) {
          const last = figures.findLast((each) => slotKey(each) === slotKey(figure))
          expect(held.get(slotKey(figure))?.value ?? null).toBe(last?.value ?? null)
        }
      }),
    )
  })

  test('an offer counts nowhere: without a word of the year itself the figure is missing and sums leave it out', () => {
    fc.assert(
      fc.property(fc.array(said), years, (words, year) => {
        const figures = words.map(({ aboutId, year: of, value }) => users(aboutId, of, value))
        const missing = missingFigures(project, figures, year)
        for (const slot of expectedFigures(project, year)) {
          const offer = offered(slot, figures)
          expect(missing.some((each) => slotKey(each) === slotKey(slot))).toBe(offer.from !== 'report')
        }
        const ofYear = figures.filter(({ fiscalYear }) => fiscalYear === year)
        expect(usersOf(figures, year)).toBe(usersOf(ofYear, year))
      }),
    )
  })

  test('who left before a 年度, or came after it, owes nothing of it', () => {
    expect(takesPart({ fromOn: '2025-04-01', toOn: null }, 2024)).toBe(false)
    expect(takesPart({ fromOn: '2025-03-31', toOn: null }, 2024)).toBe(true)
    expect(takesPart({ fromOn: null, toOn: '2024-03-31' }, 2024)).toBe(false)
    expect(takesPart({ fromOn: null, toOn: '2024-04-01' }, 2024)).toBe(true)
    expect(expectedFigures({ ...project, endedOn: '2020-03-31' }, 2020)).toEqual([])
    expect(expectedFigures({ ...project, beganOn: null }, 2020)).toEqual([])
  })
})

describe('[J11] 検証なし', () => {
  test('a ten-year-old project without any evaluation owes ten years', () => {
    const years = missingYears({ beganOn: '2016-04-01', endedOn: null }, [], '2026-11-24')
    expect(years).toHaveLength(10)
    expect([years.at(0), years.at(-1)]).toEqual([2016, 2025])
  })

  test('the years due are those it went on in and that are over, without a gap; an evaluated one is not missing', () => {
    const days = fc
      .tuple(years, fc.constantFrom('04-01', '09-30', '01-15', '03-31'))
      .map((each) => each.join('-'))
    fc.assert(
      fc.property(days, fc.option(days), days, fc.array(years), (beganOn, endedOn, today, evaluated) => {
        const due = dueYears({ beganOn, endedOn }, today)
        for (const year of due) {
          expect(`${year + 1}-04-01` <= today).toBe(true)
          expect(takesPart({ fromOn: beganOn, toOn: endedOn }, year)).toBe(true)
        }
        const missing = missingYears({ beganOn, endedOn }, evaluated, today)
        expect(missing).toEqual(due.filter((year) => !evaluated.includes(year)))
      }),
    )
  })

  test('what has not begun owes nothing', () => {
    expect(dueYears({ beganOn: null, endedOn: null }, '2026-11-24')).toEqual([])
    expect(dueYears({ beganOn: '2026-04-01', endedOn: null }, '2026-11-24')).toEqual([])
  })
})

test('[J3] a target is met from above or, where less is better, from below; without both figures nothing is said', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer(), (target, actual) => {
      expect(isAchieved({ isLessBetter: false }, target, actual)).toBe(actual >= target)
      expect(isAchieved({ isLessBetter: true }, target, actual)).toBe(actual <= target)
    }),
  )
  expect(isAchieved({ isLessBetter: false }, null, 1)).toBeNull()
  expect(isAchieved({ isLessBetter: false }, 1, null)).toBeNull()
})

test('[J1] 事業番号 and the state of a project', () => {
  expect(projectNumber({ fiscalYear: 2026, number: 1 })).toBe('R8-事-01')
  expect(projectNumber({ fiscalYear: 2016, number: 12 })).toBe('H28-事-12')
  const state = (beganOn: string | null, endedOn: string | null) =>
    projectState({ beganOn, endedOn }, '2026-11-24')
  expect(state(null, null)).toBe('planned')
  expect(state('2026-11-25', null)).toBe('planned')
  expect(state('2026-11-24', null)).toBe('running')
  expect(state('2016-04-01', '2026-11-24')).toBe('running')
  expect(state('2016-04-01', '2026-11-23')).toBe('ended')
})

test('numbers are read as offices type them', () => {
  expect(['１，２３４', '12.5', '-3', '−3', '', ' 7 '].map(readNumber)).toEqual([1234, 12.5, -3, -3, null, 7])
  expect(['約100', '1e5', '12人', '--3', '.'].map(readNumber)).toEqual(Array(5).fill(undefined))
})
