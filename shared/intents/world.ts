import { unreachable } from '../assert'
import type { Condition } from './condition'
import { type CostModel, workOf } from './cost'
import { type Figures, sharingOf } from './sharing'

/** A willing organisation with what it asks for. */
export interface Candidate {
  id: string
  /** in 建制順: who gets the odd yen does not turn on the order of a list */
  place: number
  conditions: readonly Condition[]
  /** by position, a person's mark on a condition that only people judge; null while there is none */
  marks: readonly (boolean | null)[]
}

/** Everything the solver knows. */
export interface World extends Figures {
  candidates: readonly Candidate[]
  model: CostModel | null
}

/** `unknown`: what it needs is not entered, or nobody judged it yet. Only `met` lets an organisation in. */
export type Outcome = 'met' | 'failed' | 'unknown'

/** One condition in one group, with the figure that was compared: yen, 年度, organisations or hours. */
export interface Check {
  position: number
  condition: Condition
  outcome: Outcome
  actual: number | null
}

/** A group of candidates, by their indexes in ascending order, with what each of them would pay. */
export interface Group {
  members: readonly number[]
  /** in the order of `members`; null while the cost cannot be shared. Asked for only where a condition turns on it */
  shares(): readonly number[] | null
}

/** A world made ready for being asked about many groups. */
export interface Judge {
  size: number
  group(members: readonly number[]): Group
  /** the conditions of the n-th of the group's members */
  checks(group: Group, place: number): Check[]
}

export function judgeOf(world: World): Judge {
  const ids = world.candidates.map(({ id }) => id)
  const indexOf = new Map(ids.map((id, index) => [id, index]))
  const share = sharingOf(world.model, ids, world)
  return {
    size: ids.length,
    group: (members) => {
      let shares: number[] | undefined
      return {
        members,
        shares: () => {
          if (share) shares ??= share(members)
          return shares ?? null
        },
      }
    },
    checks: ({ members, shares }, place) => {
      const candidate = world.candidates[members[place] ?? -1]
      if (!candidate) return []
      const facts: Facts = {
        share: () => shares()?.[place] ?? null,
        size: members.length,
        startYear: world.model?.startYear ?? null,
        hours: world.model ? workOf(world.model, candidate.id) : null,
        has: (id) => members.includes(indexOf.get(id) ?? -1),
      }
      return candidate.conditions.map((condition, position) =>
        checkOf(condition, position, candidate.marks[position] ?? null, facts),
      )
    },
  }
}

interface Facts {
  share(): number | null
  size: number
  startYear: number | null
  hours: number | null
  has(organisationId: string): boolean
}

/** [W2] Words are met by a person's mark alone, figures only by figures that are there. */
function checkOf(condition: Condition, position: number, mark: boolean | null, facts: Facts): Check {
  const check = (actual: number | null, isMet: (actual: number) => boolean): Check => ({
    position,
    condition,
    actual,
    outcome: actual === null ? 'unknown' : isMet(actual) ? 'met' : 'failed',
  })
  switch (condition.kind) {
    case 'cost_cap':
      return check(facts.share(), (yen) => yen <= condition.thousandYen * 1000)
    case 'start_from':
      return check(facts.startYear, (year) => year >= condition.fiscalYear)
    case 'members_min':
      return check(facts.size, (size) => size >= condition.count)
    case 'work_cap':
      return check(facts.hours, (hours) => hours <= condition.hours)
    case 'with_member':
      return {
        position,
        condition,
        actual: null,
        outcome: facts.has(condition.organisationId) ? 'met' : 'failed',
      }
    case 'residents':
    case 'free':
      return {
        position,
        condition,
        actual: null,
        outcome: mark === null ? 'unknown' : mark ? 'met' : 'failed',
      }
    default:
      return unreachable(condition)
  }
}
