import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holidayName } from '../../server/schedule/candidateDays'
import { addDays, weekdayOf } from '../../shared/calendar'
import { dateFaults } from '../../shared/meetings/dates'
import type { MeetingState } from '../../shared/meetings/meeting'
import { judgedDays, proposedDays } from '../../shared/schedule/candidates'
import { type DateAct, dateActRefusal } from '../../shared/schedule/course'
import { headText, isSameHead, type ToldHead } from '../../shared/schedule/head'
import {
  type DateMark,
  type DateOption,
  type DateReply,
  dateMarks,
  rankedOptions,
  tallies,
} from '../../shared/schedule/poll'

const nothing = {
  holidayName: () => undefined,
  sessions: [],
  avoidMonths: [],
  meetings: [],
  deadline: null,
}

describe('days that are proposed', () => {
  const stretches = fc.record({
    from: fc.integer({ min: 0, max: 3650 }).map((days) => addDays('2024-01-01', days)),
    length: fc.integer({ min: 0, max: 90 }),
    sessions: fc.array(
      fc.record({ from: fc.integer({ min: 0, max: 90 }), length: fc.integer({ min: 0, max: 30 }) }),
      { maxLength: 5 },
    ),
    avoidMonths: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 4 }),
    count: fc.integer({ min: 1, max: 8 }),
  })

  test('[D1] never stand on a weekend, a holiday, the turn of the year, in a session or a month to avoid', () => {
    fc.assert(
      fc.property(stretches, ({ from, length, sessions, avoidMonths, count }) => {
        const closed = sessions.map((each) => ({
          organisationName: '木島平村',
          name: '定例会',
          from: addDays(from, each.from),
          to: addDays(from, each.from + each.length),
        }))
        const to = addDays(from, length)
        const days = judgedDays(from, to, { ...nothing, holidayName, sessions: closed, avoidMonths })
        expect(days).toHaveLength(length + 1)
        const proposed = proposedDays(days, count)
        expect(proposed.length).toBeLessThanOrEqual(count)
        expect(new Set(proposed).size).toBe(proposed.length)
        expect([...proposed].sort()).toEqual(proposed)
        for (const day of proposed) {
          expect(day >= from && day <= to).toBe(true)
          expect([0, 6]).not.toContain(weekdayOf(day))
          expect(holidayName(day)).toBeUndefined()
          expect(day.slice(5) <= '01-03' || day.slice(5) >= '12-29').toBe(false)
          expect(avoidMonths).not.toContain(Number(day.slice(5, 7)))
          expect(closed.some((session) => session.from <= day && day <= session.to)).toBe(false)
        }
        // Nothing that could be proposed is lost while there is room for it.
        const free = days.filter(({ obstacles }) => obstacles.length === 0)
        expect(proposed.length).toBe(Math.min(count, free.length))
      }),
      { seed: 20261124 },
    )
  })

  test('[D1] every day that is left out says all its reasons', () => {
    const hindrances = {
      ...nothing,
      holidayName,
      sessions: [{ organisationName: '栄村', name: '12月定例会', from: '2026-12-29', to: '2026-12-31' }],
      meetings: [{ day: '2026-12-28', name: '部会' }],
      deadline: '2026-12-30',
      avoidMonths: [1],
    }
    const reasons = judgedDays('2026-12-28', '2027-01-02', hindrances).map(({ day, obstacles }) => [
      day,
      obstacles.map(({ kind }) => kind),
    ])
    expect(reasons).toEqual([
      ['2026-12-28', ['meeting']],
      ['2026-12-29', ['year_end', 'session']],
      ['2026-12-30', ['year_end', 'session']],
      ['2026-12-31', ['year_end', 'session', 'past_promise']],
      ['2027-01-01', ['holiday', 'year_end', 'avoided_month', 'past_promise']],
      ['2027-01-02', ['weekend', 'year_end', 'avoided_month', 'past_promise']],
    ])
  })

  test('[D1] holidays are those of the day in Japan, with substitutes, whatever the machine’s zone', () => {
    expect(holidayName('2026-11-23')).toBe('勤労感謝の日')
    expect(holidayName('2026-05-06')).toBe('こどもの日 振替休日')
    expect(holidayName('2026-11-24')).toBeUndefined()
  })
})

describe('the ranking of dates', () => {
  const marks = fc.constantFrom(...dateMarks)
  const polls = fc
    .record({ dates: fc.integer({ min: 1, max: 8 }), members: fc.integer({ min: 1, max: 20 }) })
    .chain(({ dates, members }) =>
      fc.record({
        dates: fc.constant(dates),
        members: fc.constant(members),
        answers: fc.array(
          fc.option(
            fc.array(fc.record({ member: marks, deputy: fc.option(marks) }), {
              minLength: dates,
              maxLength: dates,
            }),
          ),
          { minLength: members, maxLength: members },
        ),
        shuffle: fc.integer(),
      }),
    )
  const optionsOf = (count: number): DateOption[] =>
    Array.from({ length: count }, (_, index) => ({ id: `d${index}`, startsAt: index, endsAt: null }))
  const replyOf = (
    id: string,
    answers: readonly { member: DateMark; deputy: DateMark | null }[],
  ): DateReply => ({
    organisationId: id,
    answers: answers.map((answer, index) => ({ optionId: `d${index}`, ...answer })),
    note: '',
    answeredAt: 0,
    label: '',
    onBehalfChannel: null,
    isLate: false,
  })
  const repliesOf = (poll: { answers: ({ member: DateMark; deputy: DateMark | null }[] | null)[] }) =>
    poll.answers.flatMap((answers, index) => (answers ? [replyOf(`o${index}`, answers)] : []))
  const askedOf = (count: number) => Array.from({ length: count }, (_, index) => `o${index}`)

  test('[D2] is the same in whatever order answers came, and loses no date', () => {
    fc.assert(
      fc.property(polls, (poll) => {
        const [options, asked, replies] = [optionsOf(poll.dates), askedOf(poll.members), repliesOf(poll)]
        const ranking = rankedOptions(options, asked, replies)
        expect(new Set(ranking.map(({ id }) => id))).toEqual(new Set(options.map(({ id }) => id)))
        expect(rankedOptions([...options].reverse(), asked, [...replies].reverse())).toEqual(ranking)
      }),
      { seed: 20261124 },
    )
  })

  test('[D2] every organisation that is asked counts once per date, in one column', () => {
    fc.assert(
      fc.property(polls, (poll) => {
        const asked = askedOf(poll.members)
        const strangers = [
          ...repliesOf(poll),
          replyOf('stranger', Array(poll.dates).fill({ member: 'yes', deputy: null })),
        ]
        for (const tally of tallies(optionsOf(poll.dates), asked, strangers)) {
          const { yes, maybe, no } = tally.member
          expect(yes + maybe + no + tally.unanswered).toBe(poll.members)
          expect(tally.sure + tally.possible).toBeLessThanOrEqual(poll.members - tally.unanswered)
          expect(tally.sure).toBeGreaterThanOrEqual(yes)
        }
      }),
      { seed: 20261124 },
    )
  })

  test('[D2] a better mark never lowers its date', () => {
    const better: Record<DateMark, DateMark> = { no: 'maybe', maybe: 'yes', yes: 'yes' }
    fc.assert(
      fc.property(polls, fc.nat(), fc.nat(), fc.boolean(), (poll, who, which, isDeputy) => {
        const replies = repliesOf(poll)
        fc.pre(replies.length > 0)
        const chosen = replies[who % replies.length]
        const optionId = `d${which % poll.dates}`
        const raised = replies.map((reply) =>
          reply !== chosen
            ? reply
            : {
                ...reply,
                answers: reply.answers.map((answer) =>
                  answer.optionId !== optionId
                    ? answer
                    : isDeputy
                      ? { ...answer, deputy: better[answer.deputy ?? 'no'] }
                      : { ...answer, member: better[answer.member] },
                ),
              },
        )
        const rank = (some: readonly DateReply[]) =>
          rankedOptions(optionsOf(poll.dates), askedOf(poll.members), some).findIndex(
            ({ id }) => id === optionId,
          )
        expect(rank(raised)).toBeLessThanOrEqual(rank(replies))
      }),
      { seed: 20261124 },
    )
  })
})

describe('what may be done with a date', () => {
  const states: MeetingState[] = [
    'planned',
    'notified',
    'in_session',
    'held',
    'in_confirmation',
    'confirmed',
    'postponed',
    'cancelled',
  ]
  const allowed = (act: DateAct, hasBegun = false) =>
    states.filter((state) => dateActRefusal(act, state, hasBegun) === undefined)

  test('[D9] only what has not been opened is called off, and nothing happens in what is off', () => {
    expect(allowed('notify')).toEqual(['planned', 'notified'])
    expect(allowed('rsvp')).toEqual(['planned', 'notified'])
    expect(allowed('write')).toEqual(['planned', 'notified', 'held'])
    expect(allowed('call_off')).toEqual(['planned', 'notified', 'held', 'postponed'])
    expect(allowed('postpone')).toEqual(['planned', 'notified', 'held'])
    expect(allowed('change')).toEqual([
      'planned',
      'notified',
      'in_session',
      'held',
      'in_confirmation',
      'postponed',
    ])
    expect(allowed('call_off', true)).not.toContain('held')
    expect(allowed('change', true)).toContain('held')
  })
})

describe('what a letter says', () => {
  const head: ToldHead = {
    title: '幹事会',
    startsAt: Date.parse('2026-12-15T13:30:00+09:00'),
    endsAt: Date.parse('2026-12-15T15:30:00+09:00'),
    place: '飯山市役所',
    mode: 'hybrid',
    agendaDueOn: '2026-12-04',
    rsvpDueOn: null,
  }

  test('[D5] a change stands beside what was told, and only there', () => {
    const moved = { ...head, place: '中野市役所' }
    expect(headText(moved, head).filter((line) => line.includes('変更'))).toEqual([
      '場所（変更）：中野市役所（開催通知では 飯山市役所）',
    ])
    expect(headText(head)).toContain('日時：令和8年12月15日（火）午後1時30分～午後3時30分')
    expect(isSameHead(head, { ...head })).toBe(true)
    expect(isSameHead(head, moved)).toBe(false)
  })
})

describe('the days of a meeting', () => {
  const startsAt = Date.parse('2026-12-15T13:30:00+09:00')
  const paths = (dates: Parameters<typeof dateFaults>[0]) => dateFaults(dates).map(({ path }) => path)

  test('an end before the beginning and due days after the meeting are named', () => {
    expect(paths({ startsAt, mode: 'hybrid', endsAt: startsAt - 1 })).toEqual(['endsAt'])
    expect(paths({ startsAt, mode: 'hybrid', endsAt: startsAt + 25 * 3_600_000 })).toEqual(['endsAt'])
    expect(paths({ startsAt, mode: 'hybrid', agendaDueOn: '2026-12-16', rsvpDueOn: '2026-12-17' })).toEqual([
      'agendaDueOn',
      'rsvpDueOn',
    ])
    expect(paths({ startsAt, mode: 'hybrid', endsAt: startsAt + 1, rsvpDueOn: '2026-12-15' })).toEqual([])
    expect(paths({ startsAt, mode: 'written', endsAt: startsAt - 1 })).toEqual([])
  })
})
