/** Who makes up the meeting at a moment, and whether that is enough (定足数). */
import { hasVoice } from '../forums/membership'
import type { ForumRules } from '../forums/rules'
import type { Attendee } from '../meetings/attendee'
import type { MemberRole } from '../permission'

export type QuorumRules = ForumRules['quorum']

export interface Quorum {
  /** organisations with a voice that are there, in the order of `voters` */
  present: readonly string[]
  total: number
  /** how many must be there; 0: the body asks for none */
  needed: number
  isMet: boolean
}

/** The organisations with a voice. */
export const votersOf = (members: readonly { id: string; role: MemberRole }[]): string[] =>
  members.filter(hasVoice).map(({ id }) => id)

/** Whether the person is in the room or on the line at `at` (ms since 1970): from 遅参 on, and until 早退, but no longer. */
export const isThere = (
  { status, arrivedAt, leftAt }: Pick<Attendee, 'status' | 'arrivedAt' | 'leftAt'>,
  at: number,
): boolean => status === 'present' && (arrivedAt ?? at) <= at && at < (leftAt ?? Number.POSITIVE_INFINITY)

/** Of `voters`, those for whom a member, or where the rule says so a deputy (代理), is there at `at`. 随行 and others never count. */
export function presentAt(
  attendees: readonly Attendee[],
  voters: readonly string[],
  at: number,
  rules: Pick<QuorumRules, 'doesProxyCount'>,
): string[] {
  const counts = ({ category }: Attendee) =>
    category === 'member' || (category === 'proxy' && rules.doesProxyCount)
  const there = new Set(
    attendees.filter((each) => counts(each) && isThere(each, at)).map(({ organisationId }) => organisationId),
  )
  return voters.filter((id) => there.has(id))
}

export function quorumAt(
  attendees: readonly Attendee[],
  voters: readonly string[],
  at: number,
  rules: QuorumRules,
): Quorum {
  const present = presentAt(attendees, voters, at, rules)
  const needed = quorumNeeded(voters.length, rules.rule)
  return { present, total: voters.length, needed, isMet: present.length >= needed }
}

/** Majority (過半数) is more than a half; two thirds are rounded up. A body without voices has nothing to count. */
export function quorumNeeded(total: number, rule: QuorumRules['rule']): number {
  if (total === 0) return 0
  switch (rule) {
    case 'none':
      return 0
    case 'majority':
      return Math.floor(total / 2) + 1
    case 'two_thirds':
      return Math.ceil((total * 2) / 3)
    case 'all':
      return total
  }
}

/** At its fullest between opening and closing, as the head of the minutes tells it: somebody's coming makes every greatest moment. */
export function fullestQuorum(
  attendees: readonly Attendee[],
  voters: readonly string[],
  { beganAt, endedAt }: { beganAt: number; endedAt: number },
  rules: QuorumRules,
): Quorum {
  const moments = [beganAt, ...attendees.flatMap(({ arrivedAt }) => (arrivedAt === null ? [] : [arrivedAt]))]
    .filter((at) => at >= beganAt && at < Math.max(endedAt, beganAt + 1))
    .sort((one, other) => one - other)
  return moments
    .map((at) => quorumAt(attendees, voters, at, rules))
    .reduce((best, each) => (each.present.length > best.present.length ? each : best))
}
