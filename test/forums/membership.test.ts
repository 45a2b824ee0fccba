import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../shared/calendar'
import { isIn, isSameHistory, joined, left, type Stay } from '../../shared/forums/membership'
import type { MemberRole } from '../../shared/permission'

const first = '2024-04-01'
const dayAt = (offset: number) => addDays(first, offset)
const anyDay = fc.integer({ min: 0, max: 400 }).map(dayAt)
const anyRole = fc.constantFrom<MemberRole>('central_city', 'partner_municipality', 'observer')

type Change = { join: MemberRole; on: string } | { leave: true; on: string }
const anyChange: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ join: anyRole, on: anyDay }),
  fc.record({ leave: fc.constant(true as const), on: anyDay }),
)
const made = (stays: readonly Stay[], change: Change): Stay[] =>
  'join' in change ? joined(stays, change.join, change.on) : left(stays, change.on)

const anyHistory = fc
  .array(anyChange, { maxLength: 6 })
  .map((changes) => changes.reduce<Stay[]>(made, [{ role: 'constituent', fromOn: null, toOn: null }]))
const rolesOn = (stays: readonly Stay[], day: string) =>
  stays.filter((stay) => isIn(stay, day)).map(({ role }) => role)

test('[B4] joining changes no day before it, and makes the one role of every day from it on', () => {
  fc.assert(
    fc.property(anyHistory, anyRole, anyDay, anyDay, (stays, role, from, day) => {
      const next = joined(stays, role, from)
      expect(rolesOn(next, day)).toEqual(day < from ? rolesOn(stays, day) : [role])
    }),
  )
})

test('[B4] leaving changes no day up to the last one, and leaves none after it', () => {
  fc.assert(
    fc.property(anyHistory, anyDay, anyDay, (stays, last, day) => {
      const next = left(stays, last)
      expect(rolesOn(next, day)).toEqual(day <= last ? rolesOn(stays, day) : [])
    }),
  )
})

test('[B4] a history has at most one role a day, and saying the same twice changes nothing', () => {
  fc.assert(
    fc.property(anyHistory, anyChange, anyDay, (stays, change, day) => {
      expect(rolesOn(stays, day).length).toBeLessThanOrEqual(1)
      const once = made(stays, change)
      expect(isSameHistory(once, made(once, change))).toBe(true)
    }),
  )
})

test('[B4] whoever comes back the day after is one stay, and later is another', () => {
  const stays = left([{ role: 'observer', fromOn: null, toOn: null }], '2026-03-31')
  expect(joined(stays, 'observer', '2026-04-01')).toEqual([{ role: 'observer', fromOn: null, toOn: null }])
  expect(joined(stays, 'observer', '2026-05-01')).toEqual([
    { role: 'observer', fromOn: null, toOn: '2026-03-31' },
    { role: 'observer', fromOn: '2026-05-01', toOn: null },
  ])
})
