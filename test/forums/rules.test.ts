import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { copiedRules } from '../../shared/forums/copiedRules'
import { longestClosedDays, ruleFaults } from '../../shared/forums/ruleFaults'
import { confirmers, defaultRules, type ForumRules, parseRules, quorumRules } from '../../shared/forums/rules'

const anyRules: fc.Arbitrary<ForumRules> = fc.record({
  cadence: fc.record({
    perFiscalYear: fc.integer({ min: 0, max: 24 }),
    longestGapDays: fc.option(fc.integer({ min: 1, max: 730 })),
    avoidMonths: fc.uniqueArray(fc.integer({ min: 1, max: 12 })),
    doesWrittenCount: fc.boolean(),
  }),
  quorum: fc.record({ rule: fc.constantFrom(...quorumRules), doesProxyCount: fc.boolean() }),
  minutes: fc.record({
    style: fc.constantFrom('organisation', 'organisation_and_title'),
    confirmedBy: fc.constantFrom(...confirmers),
    chairSeatId: fc.option(fc.constantFrom('議長', '委員', 'いない席')),
    namedSeatId: fc.option(fc.constantFrom('議長', '委員', 'いない席')),
    requiresRound: fc.boolean(),
    silence: fc.constantFrom('stays_open', 'deemed_confirmed'),
    answerDays: fc.integer({ min: 1, max: 60 }),
    summaryDays: fc.integer({ min: 0, max: 30 }),
    minutesDays: fc.integer({ min: 1, max: 180 }),
  }),
  papers: fc.constant(defaultRules.papers),
  calls: fc.record({ areAnswersOpen: fc.boolean(), answerDays: fc.integer({ min: 1, max: 120 }) }),
})
const seats = new Set(['議長', '委員'])

const withRules = (
  change: {
    [S in keyof ForumRules]?: Partial<ForumRules[S]>
  },
): ForumRules => ({
  cadence: { ...defaultRules.cadence, ...change.cadence },
  quorum: { ...defaultRules.quorum, ...change.quorum },
  minutes: { ...defaultRules.minutes, ...change.minutes },
  papers: { ...defaultRules.papers, ...change.papers },
  calls: { ...defaultRules.calls, ...change.calls },
})
const faultyPaths = (rules: ForumRules) => ruleFaults(rules, seats).map(({ path }) => path)

describe('the rules of a body as they are kept', () => {
  test('[B1] what an older row does not name has its default, a whole section too', () => {
    fc.assert(
      fc.property(anyRules, fc.func(fc.boolean()), (rules, isKept) => {
        const older = Object.fromEntries(
          Object.entries(rules)
            .filter(([section]) => isKept(section))
            .map(([section, entries]) => [
              section,
              Object.fromEntries(Object.entries(entries).filter(([key]) => isKept(`${section} ${key}`))),
            ]),
        )
        const read = parseRules(JSON.stringify(older))
        for (const section of Object.keys(defaultRules) as (keyof ForumRules)[])
          expect(read[section]).toEqual({ ...defaultRules[section], ...older[section] })
      }),
    )
  })

  test('[B1] what is written is read back the same', () => {
    fc.assert(
      fc.property(anyRules, (rules) => {
        expect(parseRules(JSON.stringify(rules))).toEqual(rules)
      }),
    )
  })
})

describe('rules that contradict each other', () => {
  test('[B2] the defaults do not', () => {
    expect(ruleFaults(defaultRules, new Set())).toEqual([])
  })

  test('[B2] rules without a fault name a seat for everybody who confirms', () => {
    fc.assert(
      fc.property(anyRules, (rules) => {
        const paths = faultyPaths(rules)
        const { confirmedBy, chairSeatId, namedSeatId } = rules.minutes
        const chairIsThere = chairSeatId !== null && seats.has(chairSeatId)
        const namedIsThere = namedSeatId !== null && seats.has(namedSeatId) && namedSeatId !== chairSeatId
        expect(paths.includes('minutes.chairSeatId')).toBe(confirmedBy !== 'secretariat' && !chairIsThere)
        expect(paths.includes('minutes.namedSeatId')).toBe(confirmedBy === 'chair_and_named' && !namedIsThere)
      }),
    )
  })

  test('[B2] months to avoid leave room for the longest gap, over the turn of the year too', () => {
    expect(longestClosedDays([])).toBe(0)
    expect(longestClosedDays([12, 1])).toBe(62)
    expect(faultyPaths(withRules({ cadence: { avoidMonths: [12, 1], longestGapDays: 60 } }))).toEqual([
      'cadence.longestGapDays',
    ])
    expect(faultyPaths(withRules({ cadence: { avoidMonths: [12, 1], longestGapDays: 63 } }))).toEqual([])
    const all = Array.from({ length: 12 }, (_, index) => index + 1)
    expect(faultyPaths(withRules({ cadence: { avoidMonths: all } }))).toEqual(['cadence.avoidMonths'])
  })

  test('[B2] answers are in before the minutes are due, and the summary is before them', () => {
    const minutes = { requiresRound: true, answerDays: 30, minutesDays: 30 }
    expect(faultyPaths(withRules({ minutes }))).toEqual(['minutes.answerDays'])
    expect(faultyPaths(withRules({ minutes: { ...minutes, requiresRound: false } }))).toEqual([])
    expect(faultyPaths(withRules({ minutes: { summaryDays: 20, minutesDays: 10 } }))).toEqual([
      'minutes.summaryDays',
    ])
  })
})

test('[B3] a tier begins with its body’s rules, a number mark of its own, and only confirmers who are in it', () => {
  fc.assert(
    fc.property(anyRules, (rules) => {
      const copy = copiedRules({ ...rules, papers: { ...rules.papers, abbreviation: '協' } }, seats)
      expect(copy.cadence).toEqual(rules.cadence)
      expect(copy.quorum).toEqual(rules.quorum)
      expect(copy.papers.abbreviation).toBe('')
      for (const id of [copy.minutes.chairSeatId, copy.minutes.namedSeatId])
        expect(id === null || seats.has(id)).toBe(true)
    }),
  )
})
