import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Cadence, type CadenceState, cadenceOf, type PromiseMeeting } from '../../shared/cadence/status'
import { addDays, daysBetween, fiscalYear } from '../../shared/calendar'
import { defaultRules, type ForumRules } from '../../shared/forums/rules'
import { meetingState, wasHeld } from '../../shared/meetings/meeting'

type Promise = ForumRules['cadence']
const promise = (changes: Partial<Promise> = {}): Promise => ({ ...defaultRules.cadence, ...changes })
const agreedOn = '2012-12-13'
const held = (day: string, isWritten = false): PromiseMeeting => ({ day, isWritten, wasHeld: true })
const calledOff = (day: string): PromiseMeeting => ({ day, isWritten: false, wasHeld: false })

const ask = (question: Partial<Parameters<typeof cadenceOf>[0]> = {}) =>
  cadenceOf({
    promise: promise({ longestGapDays: 180 }),
    agreedOn,
    meetings: [],
    today: agreedOn,
    ...question,
  })

describe('how a body stands by its promise', () => {
  test('[K6] agreed on 2012-12-13 and never met: 未開催, counted from the agreement', () => {
    expect(ask({ today: '2016-09-01' })).toMatchObject({
      state: 'never_held',
      daysSince: 1358,
      dueOn: '2013-06-11',
      overdueDays: 1178,
    })
  })

  test('[K6] held on day 100 with 180 days promised: due on day 280', () => {
    const status = ask({ meetings: [held(addDays(agreedOn, 100))], today: addDays(agreedOn, 101) })
    expect(status).toMatchObject({ state: 'on_track', daysSince: 1, heldThisYear: 1 })
    expect(daysBetween(agreedOn, status.dueOn ?? '')).toBe(280)
  })

  test('[K6] まもなく six weeks before the due day, 超過 from the day after it', () => {
    const on = (day: number) =>
      ask({ meetings: [held(addDays(agreedOn, 100))], today: addDays(agreedOn, day) })
    expect([234, 235, 280, 281].map((day) => on(day).state)).toEqual(['on_track', 'soon', 'soon', 'overdue'])
    expect(on(290).overdueDays).toBe(10)
  })

  test('[K6] a short gap is not always まもなく', () => {
    const on = (day: number) =>
      ask({
        promise: promise({ longestGapDays: 35 }),
        meetings: [held(agreedOn)],
        today: addDays(agreedOn, day),
      }).state
    expect([20, 26, 35, 36].map(on)).toEqual(['on_track', 'soon', 'soon', 'overdue'])
  })

  test('[K6] 書面開催 counts where the body says so, and nowhere else', () => {
    const meetings = [held('2013-03-23', true)]
    const today = '2013-04-01'
    expect(ask({ meetings, today }).state).toBe('never_held')
    const counting = promise({ longestGapDays: 180, doesWrittenCount: true })
    expect(ask({ promise: counting, meetings, today })).toMatchObject({
      state: 'on_track',
      lastOn: '2013-03-23',
    })
  })

  test('[K6] what was cancelled or postponed never counts, whatever else it went through', () => {
    const states = (['cancelled', 'postponed'] as const).map((calledOff) =>
      meetingState(
        {
          startsAt: 0,
          notifiedAt: 0,
          beganAt: 0,
          endedAt: 0,
          calledOff,
          isInConfirmation: false,
          isConfirmed: false,
        },
        1,
      ),
    )
    expect(states.map(wasHeld)).toEqual([false, false])
  })

  test('[K6] 年n回: what a 年度 left owing is overdue until the body meets again', () => {
    const thrice = promise({ perFiscalYear: 3 })
    const twice = [held('2026-05-10'), held('2026-09-10')]
    const on = (today: string, meetings = twice) => ask({ promise: thrice, meetings, today })
    expect(on('2026-10-01')).toMatchObject({
      state: 'on_track',
      dueOn: '2027-03-31',
      heldThisYear: 2,
      promisedPerYear: 3,
    })
    expect(on('2027-03-01').state).toBe('soon')
    expect(on('2027-04-01')).toMatchObject({ state: 'overdue', heldThisYear: 0, overdueDays: 1 })
    expect(on('2027-04-20', [...twice, held('2027-04-15')])).toMatchObject({
      state: 'on_track',
      dueOn: '2028-03-31',
    })
    expect(on('2027-04-01', [...twice, held('2027-02-15')])).toMatchObject({
      state: 'on_track',
      heldThisYear: 0,
    })
  })

  test('[K6] the 年度 of the agreement owes nothing: the promise begins with the next', () => {
    expect(ask({ promise: promise({ perFiscalYear: 3 }), today: '2013-03-31' }).dueOn).toBe('2014-03-31')
  })

  test('[K6] a body that promised nothing is neither late nor on time', () => {
    const nothing = promise()
    expect(ask({ promise: nothing, meetings: [held('2013-01-10')], today: '2026-01-01' })).toMatchObject({
      state: 'no_promise',
      dueOn: null,
      overdueDays: 0,
    })
    expect(ask({ promise: nothing, agreedOn: null }).state).toBe('no_promise')
  })
})

const day = fc.integer({ min: -400, max: 1500 }).map((days) => addDays(agreedOn, days))
const today = fc.integer({ min: 0, max: 1600 }).map((days) => addDays(agreedOn, days))
const anyPromise = fc
  .record({
    perFiscalYear: fc.integer({ min: 0, max: 24 }),
    longestGapDays: fc.option(fc.integer({ min: 1, max: 730 })),
    doesWrittenCount: fc.boolean(),
  })
  .map(promise)
const meetings = fc.array(fc.record({ day, isWritten: fc.boolean(), wasHeld: fc.boolean() }), {
  maxLength: 12,
})

/** From well to badly; not to have met at all stands by its due day. */
const badness = ({ state, overdueDays }: Cadence): number => {
  const order: Record<CadenceState, number> = {
    no_promise: 0,
    on_track: 0,
    soon: 1,
    never_held: 1,
    overdue: 2,
  }
  return Math.max(order[state], overdueDays > 0 ? 2 : 0)
}

describe('in every case', () => {
  test('[K6] time alone never makes it better', () => {
    fc.assert(
      fc.property(anyPromise, meetings, today, fc.nat({ max: 800 }), (promise, meetings, today, later) => {
        const until = meetings.filter((each) => each.day <= today)
        const now = cadenceOf({ promise, agreedOn, meetings: until, today })
        const then = cadenceOf({ promise, agreedOn, meetings: until, today: addDays(today, later) })
        expect(badness(then)).toBeGreaterThanOrEqual(badness(now))
        expect(then.overdueDays).toBeGreaterThanOrEqual(now.overdueDays)
        expect(then.dueOn).toBe(now.dueOn)
      }),
    )
  })

  test('[K6] a meeting that was held never makes it worse', () => {
    fc.assert(
      fc.property(anyPromise, meetings, day, today, (promise, meetings, another, today) => {
        const before = cadenceOf({ promise, agreedOn, meetings, today })
        const after = cadenceOf({ promise, agreedOn, meetings: [...meetings, held(another)], today })
        expect(badness(after)).toBeLessThanOrEqual(badness(before))
        expect(after.dueOn === before.dueOn || (after.dueOn ?? '') > (before.dueOn ?? '')).toBe(true)
        expect(after.heldThisYear).toBeGreaterThanOrEqual(before.heldThisYear)
      }),
    )
  })

  test('[K6] a meeting that was called off changes nothing', () => {
    fc.assert(
      fc.property(anyPromise, meetings, day, today, (promise, meetings, another, today) => {
        expect(cadenceOf({ promise, agreedOn, meetings: [...meetings, calledOff(another)], today })).toEqual(
          cadenceOf({ promise, agreedOn, meetings, today }),
        )
      }),
    )
  })

  test('[K6] the count of the 年度 is that of its meetings that count, in any order', () => {
    fc.assert(
      fc.property(anyPromise, meetings, today, (promise, meetings, today) => {
        const counted = meetings.filter(
          (each) =>
            each.wasHeld &&
            (promise.doesWrittenCount || !each.isWritten) &&
            each.day >= agreedOn &&
            each.day <= today &&
            fiscalYear(each.day) === fiscalYear(today),
        )
        const { heldThisYear } = cadenceOf({ promise, agreedOn, meetings: meetings.toReversed(), today })
        expect(heldThisYear).toBe(counted.length)
      }),
    )
  })
})
