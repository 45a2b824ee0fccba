import { addDays } from '../calendar'
import type { MemberRole } from '../permission'

/** With a voice in a body: whoever is a member of it, but neither 県 nor オブザーバー. */
export const hasVoice = ({ role }: { role: MemberRole }): boolean =>
  role !== 'prefecture' && role !== 'observer'

/** A stretch in which an organisation is in a body, both days inside; null: from the beginning, without an end. */
export interface Stay {
  role: MemberRole
  fromOn: string | null
  toOn: string | null
}

export const isIn = ({ fromOn, toOn }: Stay, day: string): boolean =>
  (fromOn === null || fromOn <= day) && (toOn === null || toOn >= day)

/** In this role from `day` on, and in no other; what was before stays as it was [B4]. */
export function joined(stays: readonly Stay[], role: MemberRole, day: string): Stay[] {
  const before = left(stays, addDays(day, -1))
  const touching = before.find((stay) => stay.role === role && stay.toOn === addDays(day, -1))
  return touching
    ? before.map((stay) => (stay === touching ? { ...stay, toOn: null } : stay))
    : [...before, { role, fromOn: day, toOn: null }]
}

/** In the body until `lastDay` and not after it; what was before stays as it was [B4]. */
export const left = (stays: readonly Stay[], lastDay: string): Stay[] =>
  stays
    .filter(({ fromOn }) => fromOn === null || fromOn <= lastDay)
    .map((stay) => (stay.toOn === null || stay.toOn > lastDay ? { ...stay, toOn: lastDay } : stay))

/** Whether two histories say the same of every day. */
export const isSameHistory = (one: readonly Stay[], other: readonly Stay[]): boolean =>
  one.length === other.length &&
  one.every((stay) =>
    other.some(
      ({ role, fromOn, toOn }) => role === stay.role && fromOn === stay.fromOn && toOn === stay.toOn,
    ),
  )
