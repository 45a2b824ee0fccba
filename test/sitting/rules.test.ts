import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agendaKinds } from '../../shared/meetings/agendaItem'
import { marked, timeFault } from '../../shared/sitting/attendance'
import { attendanceMarks } from '../../shared/sitting/commands'
import { sittingRefusal } from '../../shared/sitting/course'
import { draftAttendees } from '../../shared/sitting/draftAttendees'
import { itemTiming, nextItem, plannedEnd, plannedLeft } from '../../shared/sitting/timing'
import { undecidedItems } from '../../shared/sitting/undecided'

const minute = 60_000
const began = Date.parse('2026-09-18T13:30:00+09:00')

describe('[T4] undecided items', () => {
  test('are the 協議 items without an outcome, in the order of the agenda, whatever was decided besides', () => {
    const item = fc.record({ id: fc.uuid(), kind: fc.constantFrom(...agendaKinds) })
    fc.assert(
      fc.property(
        fc.uniqueArray(item, { selector: ({ id }) => id }),
        fc.array(fc.nat(50)),
        (items, picks) => {
          const decided = [...picks.flatMap((pick) => items[pick] ?? []), { id: 'taken from the agenda' }]
          const outcomes = decided.map(({ id }) => ({ itemId: id }))
          const undecided = undecidedItems(items, outcomes)
          const wanted = items.filter(
            ({ id, kind }) => kind === 'deliberation' && !decided.some((each) => each.id === id),
          )
          expect(undecided).toEqual(wanted)
        },
      ),
    )
  })
})

describe('[T2] one tap', () => {
  const here = { status: 'present', arrivedAt: null, leftAt: null } as const

  test('before 開会 whoever is there is there from the beginning; after it the clock says when', () => {
    const before = { beganAt: null, endedAt: null }
    const sits = { beganAt: began, endedAt: null }
    const expected = { ...here, status: 'expected' } as const
    expect(marked(expected, 'arrives', before, began - minute)).toEqual(here)
    expect(marked(expected, 'arrives', sits, began + minute)).toEqual({ ...here, arrivedAt: began + minute })
    expect(marked(expected, 'present', sits, began + minute)).toEqual(here)
    const left = marked(here, 'leaves', sits, began + 2 * minute)
    expect(left).toEqual({ ...here, leftAt: began + 2 * minute })
    expect(marked(left, 'returns', sits, began + 3 * minute)).toEqual(here)
    expect(marked(left, 'absent', sits, began + 3 * minute)).toEqual({ ...here, status: 'absent' })
  })

  test('no course of taps makes a line that times by hand could not', () => {
    const taps = fc.array(fc.tuple(fc.constantFrom(...attendanceMarks), fc.nat(30)), { maxLength: 20 })
    fc.assert(
      fc.property(taps, (course) => {
        let now = began
        let line: Parameters<typeof marked>[0] = { ...here, status: 'expected' }
        for (const [mark, minutes] of course) {
          now += (minutes + 1) * minute
          line = marked(line, mark, { beganAt: began, endedAt: null }, now)
          expect(timeFault(line, { beganAt: began, endedAt: null }, now)).toBeUndefined()
        }
      }),
    )
  })

  test('times by hand lie within the meeting, and nobody leaves before they came', () => {
    const sat = { beganAt: began, endedAt: began + 60 * minute }
    const fault = (changes: Partial<Parameters<typeof timeFault>[0]>) =>
      timeFault({ ...here, ...changes }, sat, began + 500 * minute)?.field
    expect(fault({ arrivedAt: began + minute, leftAt: began + 2 * minute })).toBeUndefined()
    expect(fault({ arrivedAt: began - minute })).toBe('arrivedAt')
    expect(fault({ leftAt: began + 61 * minute })).toBe('leftAt')
    expect(fault({ arrivedAt: began + 3 * minute, leftAt: began + 2 * minute })).toBe('leftAt')
    expect(fault({ status: 'absent', leftAt: began + minute })).toBe('leftAt')
    expect(timeFault({ ...here, leftAt: began }, { beganAt: null, endedAt: null }, began)?.field).toBe(
      'leftAt',
    )
  })
})

describe('the attendance list before the meeting', () => {
  const rsvp = {
    organisationId: '',
    people: [],
    note: '',
    answeredAt: began,
    label: '',
    onBehalfChannel: null,
    isLate: false,
    isForOtherDate: false,
  }
  const person = (title: string) => ({ division: '総務課', title, name: '' })

  test('[T2] names whom the answers name, and a line for everybody who did not answer; nobody is 出席 yet', () => {
    const drafted = draftAttendees({
      members: [
        { id: 'nakano', role: 'central_city' },
        { id: 'iiyama', role: 'central_city' },
        { id: 'kijimadaira', role: 'partner_municipality' },
        { id: 'sakae', role: 'partner_municipality' },
        { id: 'naganoken', role: 'prefecture' },
      ],
      rsvps: [
        { ...rsvp, organisationId: 'nakano', answer: 'online', people: [person('課長'), person('主査')] },
        { ...rsvp, organisationId: 'kijimadaira', answer: 'proxy', people: [person('係長')] },
        { ...rsvp, organisationId: 'sakae', answer: 'absent' },
        { ...rsvp, organisationId: 'iiyama', answer: 'absent', isForOtherDate: true },
      ],
      secretariat: [{ organisationId: 'iiyama', title: '企画財政課' }],
    })
    expect(
      drafted.map(({ organisationId, title, category, status, isOnline }) =>
        [organisationId, title, category, status, isOnline ? 'online' : ''].join(' ').trim(),
      ),
    ).toEqual([
      'nakano 課長 member expected online',
      'nakano 主査 companion expected online',
      'iiyama  member expected',
      'kijimadaira 係長 proxy expected',
      'sakae  member absent',
      'naganoken  prefecture expected',
      'iiyama 企画財政課 secretariat expected',
    ])
  })
})

describe('[T1] a sitting', () => {
  const course = {
    mode: 'hybrid',
    calledOff: null,
    isConfirmed: false,
    isInConfirmation: false,
    startsAt: began,
    beganAt: null,
    endedAt: null,
  } as const
  const hour = 60 * minute

  test('there is none of a meeting that was called off, is written or is confirmed', () => {
    for (const never of [
      { calledOff: 'cancelled' },
      { calledOff: 'postponed' },
      { mode: 'written' },
      { isConfirmed: true },
    ] as const)
      for (const step of ['attend', 'open', 'run', 'decide', 'close', 'reopen'] as const)
        expect(sittingRefusal(step, { ...course, ...never }, began)).toBeTypeOf('string')
  })

  test('is opened on its day, runs until 閉会, and is reopened within a day of it, unless the minutes go round', () => {
    const can = (step: Parameters<typeof sittingRefusal>[0], changes: object, now: number) =>
      sittingRefusal(step, { ...course, ...changes }, now) === undefined
    expect(can('open', {}, began - 13 * hour)).toBe(false)
    expect(can('open', {}, began - hour)).toBe(true)
    expect(can('open', { beganAt: began }, began + hour)).toBe(false)
    expect(can('run', {}, began)).toBe(false)
    expect(can('run', { beganAt: began }, began + hour)).toBe(true)
    const over = { beganAt: began, endedAt: began + hour }
    expect(can('run', over, began + 2 * hour)).toBe(false)
    expect(can('close', over, began + 2 * hour)).toBe(false)
    expect(can('decide', over, began + 2 * hour)).toBe(true)
    expect(can('reopen', over, began + 25 * hour)).toBe(true)
    expect(can('reopen', over, began + 25 * hour + 1)).toBe(false)
    expect(can('reopen', { ...over, isInConfirmation: true }, began + 2 * hour)).toBe(false)
    expect(can('summarise', { beganAt: began }, began + hour)).toBe(false)
    expect(can('summarise', over, began + 2 * hour)).toBe(true)
  })
})

describe('the clock of the meeting', () => {
  const items = [
    { id: 'a', minutes: 10 },
    { id: 'b', minutes: 20 },
    { id: 'c', minutes: 0 },
  ]

  test('[T6] an item that was the current one twice took both times together; over its plan it says so', () => {
    const times = [
      { itemId: 'a', beganAt: began, endedAt: began + 8 * minute },
      { itemId: 'b', beganAt: began + 8 * minute, endedAt: began + 9 * minute },
      { itemId: 'a', beganAt: began + 9 * minute, endedAt: null },
    ]
    expect(itemTiming({ id: 'a', minutes: 10 }, times, began + 11 * minute)).toMatchObject({
      elapsedMs: 10 * minute,
      isOver: false,
    })
    expect(itemTiming({ id: 'a', minutes: 10 }, times, began + 11 * minute + 1).isOver).toBe(true)
    expect(itemTiming({ id: 'c', minutes: 0 }, times, began + 500 * minute).isOver).toBe(false)
    expect(plannedLeft(items, times, 'a', began + 10 * minute)).toBe(1 * minute)
    expect(plannedLeft(items, [], null, began)).toBe(30 * minute)
  })

  test('the end is the one it was called with, else as long as its items; the next item follows the current one', () => {
    const meeting = { startsAt: began, beganAt: began + minute, endsAt: null }
    expect(plannedEnd(meeting, items)).toBe(began + 31 * minute)
    expect(plannedEnd({ ...meeting, endsAt: began + 90 * minute }, items)).toBe(began + 90 * minute)
    expect(plannedEnd(meeting, [{ minutes: 0 }])).toBeNull()
    expect([nextItem(items, null)?.id, nextItem(items, 'a')?.id, nextItem(items, 'c')]).toEqual([
      'a',
      'b',
      undefined,
    ])
  })
})
