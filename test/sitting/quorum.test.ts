import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Attendee, attendanceStatuses, attendeeCategories } from '../../shared/meetings/attendee'
import { fullestQuorum, presentAt, quorumAt, quorumNeeded, votersOf } from '../../shared/sitting/quorum'

const minute = 60_000
const half = Date.parse('2026-09-18T13:30:00+09:00')
const at = (time: string) => Date.parse(`2026-09-18T${time}:00+09:00`)

const attendee = (changes: Partial<Attendee>): Attendee => ({
  id: 'a',
  organisationId: 'iiyama',
  division: '',
  title: '',
  name: '',
  kana: '',
  category: 'member',
  proxyFor: '',
  isOnline: false,
  status: 'present',
  arrivedAt: null,
  leftAt: null,
  note: '',
  ...changes,
})

const voters = ['iiyama', 'nakano', 'sakae', 'kijimadaira']
const rules = { rule: 'majority', doesProxyCount: true } as const

/** Times within two hours and ten minutes around the meeting; both may be missing. */
const anyAttendee = fc
  .record({
    organisationId: fc.constantFrom(...voters, 'naganoken'),
    category: fc.constantFrom(...attendeeCategories),
    status: fc.constantFrom(...attendanceStatuses),
    isOnline: fc.boolean(),
    arrives: fc.option(fc.nat(120)),
    stays: fc.option(fc.nat(90)),
  })
  .map(({ arrives, stays, ...rest }) =>
    attendee({
      ...rest,
      arrivedAt: arrives === null ? null : half + arrives * minute,
      leftAt: stays === null ? null : half + ((arrives ?? 0) + stays + 1) * minute,
    }),
  )
const anyone = fc.array(anyAttendee, { maxLength: 12 })
const moment = fc.nat(200).map((minutes) => half + minutes * minute)
const anyRules = fc.record({
  rule: fc.constantFrom('none' as const, 'majority' as const, 'two_thirds' as const, 'all' as const),
  doesProxyCount: fc.boolean(),
})

describe('[T3] 定足数', () => {
  test('who left at 14:10 is not counted at 14:20, who comes at 14:10 is', () => {
    const list = [
      attendee({ organisationId: 'iiyama', leftAt: at('14:10') }),
      attendee({ organisationId: 'nakano', arrivedAt: at('14:10') }),
      attendee({ organisationId: 'sakae' }),
    ]
    const present = (time: string) => presentAt(list, voters, at(time), rules)
    expect(present('14:00')).toEqual(['iiyama', 'sakae'])
    expect(present('14:20')).toEqual(['nakano', 'sakae'])
  })

  test('a deputy counts where the rule says so; a companion never does', () => {
    const list = [
      attendee({ organisationId: 'sakae', category: 'proxy' }),
      attendee({ organisationId: 'nakano', category: 'companion' }),
      attendee({ organisationId: 'iiyama', isOnline: true }),
    ]
    expect(presentAt(list, voters, half, { doesProxyCount: true })).toEqual(['iiyama', 'sakae'])
    expect(presentAt(list, voters, half, { doesProxyCount: false })).toEqual(['iiyama'])
  })

  test('more than a half, two thirds rounded up, all, none; a body without voices asks for nobody', () => {
    const needed = (total: number) =>
      (['none', 'majority', 'two_thirds', 'all'] as const).map((rule) => quorumNeeded(total, rule))
    expect(needed(6)).toEqual([0, 4, 4, 6])
    expect(needed(7)).toEqual([0, 4, 5, 7])
    expect(needed(1)).toEqual([0, 1, 1, 1])
    expect(needed(0)).toEqual([0, 0, 0, 0])
  })

  test('observers and the prefecture have no voice', () => {
    expect(
      votersOf([
        { id: 'iiyama', role: 'central_city' },
        { id: 'sakae', role: 'observer' },
        { id: 'naganoken', role: 'prefecture' },
        { id: 'kijimadaira', role: 'partner_municipality' },
        { id: 'kumiai', role: 'constituent' },
      ]),
    ).toEqual(['iiyama', 'kijimadaira', 'kumiai'])
  })

  test('over any comings and goings an organisation is there exactly while one of its own who counts is', () => {
    fc.assert(
      fc.property(anyone, moment, anyRules, (list, when, rule) => {
        const { present, total, needed, isMet } = quorumAt(list, voters, when, rule)
        for (const voter of voters) {
          const own = list.filter(({ organisationId }) => organisationId === voter)
          const isThere = own.some(
            ({ status, category, arrivedAt, leftAt }) =>
              status === 'present' &&
              (category === 'member' || (category === 'proxy' && rule.doesProxyCount)) &&
              !(arrivedAt !== null && arrivedAt > when) &&
              !(leftAt !== null && leftAt <= when),
          )
          expect(present.includes(voter)).toBe(isThere)
        }
        expect([...present]).toEqual(voters.filter((voter) => present.includes(voter)))
        expect(total).toBe(voters.length)
        expect(isMet).toBe(present.length >= needed)
      }),
    )
  })

  test('the order of the list says nothing, and nobody’s coming takes anybody away', () => {
    fc.assert(
      fc.property(anyone, anyAttendee, moment, anyRules, (list, more, when, rule) => {
        const present = presentAt(list, voters, when, rule)
        expect(presentAt([...list].reverse(), voters, when, rule)).toEqual(present)
        expect(presentAt([...list, more], voters, when, rule)).toEqual(expect.arrayContaining(present))
      }),
    )
  })

  test('at its fullest there are at least as many as at any moment of the meeting', () => {
    fc.assert(
      fc.property(anyone, anyRules, fc.integer({ min: 1, max: 150 }), (list, rule, length) => {
        const times = { beganAt: half, endedAt: half + length * minute }
        const fullest = fullestQuorum(list, voters, times, rule)
        const counts = Array.from(
          { length },
          (_, minutes) => presentAt(list, voters, half + minutes * minute, rule).length,
        )
        expect(fullest.present.length).toBe(Math.max(...counts))
      }),
    )
  })
})
