import type { Condition } from './condition'
import { isStepwise } from './cost'
import { enumerate } from './enumerate'
import { canMove, type Found } from './found'
import { type Check, type Group, type Judge, judgeOf, type World } from './world'

/** Up to this many willing members every group there could be is looked at: 2^15 of them. */
export const enumeratedMax = 15

/**
 * How the groups were found. `exact`: with a cost that only falls for everybody when somebody joins there is one largest group, and
 * leaving out whoever's conditions fail finds it. `all`: of a stepwise cost every group was looked at. `some`: there are too many for
 * that; the group holds, but others may hold too.
 */
export type Method = 'exact' | 'all' | 'some'

/** Where a willing member stands, beside the group. */
export interface Standing {
  id: string
  isIn: boolean
  /** 何回目で外れたか, from 1; null inside, and where groups were not found by leaving out */
  round: number | null
  /** inside: as they hold in the group; outside: as they held when it dropped out, or would if it joined the group now */
  checks: Check[]
  /** it could itself, but it would break these conditions of others */
  breaks: { id: string; check: Check }[]
}

/** この条件が動けば: one condition of one member, changed, brings these into the group. */
export interface Unlock {
  id: string
  position: number
  condition: Condition
  /** what it would have to be: 千円, 年度, organisations or hours; null where it would have to be dropped or judged met */
  needed: number | null
  brings: string[]
}

export interface Solution {
  method: Method
  /** the largest workable group; of equals the first in 建制順. Empty where there is none */
  group: string[]
  /** what each of it pays, in yen; null while the cost cannot be shared */
  shares: Record<string, number> | null
  /** every workable group that cannot grow by anybody, the largest first */
  groups: string[][]
  standings: Standing[]
  unlocks: Unlock[]
}

/** [W4] 成立シミュレーション. Pure: the server's page, the browser's what-if and the tests ask the same function. */
export function solve(given: World): Solution {
  const world = { ...given, candidates: [...given.candidates].sort((a, b) => a.place - b.place) }
  const judge = judgeOf(world)
  const isSteady = world.model === null || !isStepwise(world.model)
  const ids = world.candidates.map(({ id }) => id)
  const nameAll = (members: readonly number[]) => members.map((member) => ids[member] ?? '')
  const method = isSteady ? 'exact' : judge.size > enumeratedMax ? 'some' : 'all'
  const found = method === 'all' ? enumerate(judge) : byLeavingOut(world, method)
  const group = judge.group(found.groups[0] ?? [])
  return {
    method,
    group: nameAll(group.members),
    shares: sharesByName(group, ids),
    groups: found.groups.map(nameAll),
    standings: ids.map((id, member) => standingOf(judge, group, { id, member, ids, dropped: found.dropped })),
    unlocks: found.unlocks.map(({ member, check, members }) => ({
      id: ids[member] ?? '',
      position: check.position,
      condition: check.condition,
      needed: neededOf(check),
      brings: nameAll(members.filter((each) => !group.members.includes(each))),
    })),
  }
}

const isMet = ({ outcome }: Check) => outcome === 'met'

type LeavingOut = Exclude<Method, 'all'>

function byLeavingOut(world: World, method: LeavingOut): Found {
  const { members, dropped } = leaveOut(world, method)
  const unlocks = [...dropped.keys()].flatMap((member) => unlocksOf(world, { member, members, method }))
  return { groups: members.length > 0 ? [members] : [], dropped, unlocks: unlocks.sort(byMember) }
}

const byMember = (one: Found['unlocks'][number], other: Found['unlocks'][number]) =>
  one.member - other.member || one.check.position - other.check.position

/** From everybody on, whose conditions fail goes, until nobody's do. */
function leaveOut(world: World, method: LeavingOut): Pick<Found, 'dropped'> & { members: number[] } {
  const judge = judgeOf(world)
  const dropped: Found['dropped'] = new Map()
  let members = Array.from({ length: judge.size }, (_, member) => member)
  for (let round = 1; ; round++) {
    const group = judge.group(members)
    const failing = members.flatMap((member, place) => {
      const checks = judge.checks(group, place)
      return checks.every(isMet) ? [] : [{ member, checks }]
    })
    if (failing.length === 0) break
    for (const { member, checks } of method === 'exact' ? failing : furthest(failing))
      dropped.set(member, { round, checks })
    members = members.filter((member) => !dropped.has(member))
  }
  return { members: method === 'exact' ? members : grown(judge, members, dropped), dropped }
}

interface Failing {
  member: number
  checks: Check[]
}

/** With a stepwise cost the others may fit once one is gone: the one furthest from what it asks for. */
function furthest(failing: readonly Failing[]): Failing[] {
  const distance = ({ checks }: Failing) =>
    Math.max(
      ...checks.map(({ outcome, condition, actual }) => {
        if (outcome === 'met') return 0
        return condition.kind === 'cost_cap' && actual !== null
          ? actual - condition.thousandYen * 1000
          : Infinity
      }),
    )
  return failing.toSorted((one, other) => (distance(one) < distance(other) ? 1 : -1)).slice(0, 1)
}

/** … and somebody who dropped out early may fit again. */
function grown(judge: Judge, members: number[], dropped: Found['dropped']): number[] {
  for (const member of dropped.keys()) {
    const larger = [...members, member].sort((a, b) => a - b)
    if (!holds(judge, larger)) continue
    dropped.delete(member)
    return grown(judge, larger, dropped)
  }
  return members
}

const holds = (judge: Judge, members: readonly number[]): boolean => {
  const group = judge.group(members)
  return members.every((_, place) => judge.checks(group, place).every(isMet))
}

/** Each condition of a member in turn is taken away, and the group found anew: does that let it in? */
function unlocksOf(
  world: World,
  { member, members, method }: { member: number; members: readonly number[]; method: LeavingOut },
): Found['unlocks'] {
  const judge = judgeOf(world)
  return (world.candidates[member]?.conditions ?? []).flatMap((_, position) => {
    const { members: larger } = leaveOut(without(world, member, position), method)
    if (!larger.includes(member) || !members.every((each) => larger.includes(each))) return []
    const check = judge.checks(judge.group(larger), larger.indexOf(member))[position]
    return check && canMove(check) ? [{ member, check, members: larger }] : []
  })
}

const without = (world: World, member: number, position: number): World => ({
  ...world,
  candidates: world.candidates.map((candidate, index) =>
    index === member
      ? {
          ...candidate,
          conditions: candidate.conditions.filter((_, each) => each !== position),
          marks: candidate.marks.filter((_, each) => each !== position),
        }
      : candidate,
  ),
})

function neededOf({ condition, actual }: Check): number | null {
  if (actual === null) return null
  return condition.kind === 'cost_cap' ? Math.ceil(actual / 1000) : actual
}

function sharesByName(group: Group, ids: readonly string[]): Record<string, number> | null {
  const shares = group.shares()
  return (
    shares &&
    Object.fromEntries(group.members.map((member, place) => [ids[member] ?? '', shares[place] ?? 0]))
  )
}

interface Named {
  id: string
  member: number
  ids: readonly string[]
  dropped: Found['dropped']
}

function standingOf(judge: Judge, group: Group, { id, member, ids, dropped }: Named): Standing {
  const place = group.members.indexOf(member)
  if (place >= 0) return { id, isIn: true, round: null, checks: judge.checks(group, place), breaks: [] }
  const early = dropped.get(member)
  if (early) return { id, isIn: false, ...early, breaks: [] }
  const larger = judge.group([...group.members, member].sort((a, b) => a - b))
  const breaks = larger.members.flatMap((other, at) =>
    other === member
      ? []
      : judge
          .checks(larger, at)
          .filter((check) => !isMet(check))
          .map((check) => ({ id: ids[other] ?? '', check })),
  )
  return {
    id,
    isIn: false,
    round: null,
    checks: judge.checks(larger, larger.members.indexOf(member)),
    breaks,
  }
}
