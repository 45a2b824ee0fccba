import { canMove, type Found } from './found'
import type { Check, Judge } from './world'

/** Every group there could be, as the bits of a number, the fuller before its parts: what holds and cannot grow. */
export function enumerate(judge: Judge): Found {
  const all = 2 ** judge.size - 1
  /** 1: a group that holds, or a part of one */
  const isCovered = new Uint8Array(all + 1)
  const maximal: number[] = []
  const nearly: Nearly[] = []
  for (let mask = all; mask > 0; mask--) {
    if (hasCoveredParent(isCovered, mask, judge.size)) {
      isCovered[mask] = 1
      continue
    }
    const failed = failuresOf(judge, mask)
    if (failed.length === 0) {
      isCovered[mask] = 1
      maximal.push(mask)
    } else if (failed.length === 1 && failed[0]) nearly.push({ mask, ...failed[0] })
  }
  const groups = maximal.map(membersOf).sort(largestFirst)
  return { groups, dropped: new Map(), unlocks: unlocksIn(nearly, groups[0] ?? []) }
}

/** A group in which a single condition fails. */
interface Nearly {
  mask: number
  member: number
  check: Check
}

/** A number's supersets are larger numbers: they were looked at before it. */
function hasCoveredParent(isCovered: Uint8Array, mask: number, size: number): boolean {
  for (let bit = 0; bit < size; bit++) {
    const parent = mask | (1 << bit)
    if (parent !== mask && isCovered[parent] === 1) return true
  }
  return false
}

/** What fails in a group, as far as the second: two are too many for anything. */
function failuresOf(judge: Judge, mask: number): { member: number; check: Check }[] {
  const members = membersOf(mask)
  const group = judge.group(members)
  const failed: { member: number; check: Check }[] = []
  for (const [place, member] of members.entries())
    for (const check of judge.checks(group, place))
      if (check.outcome !== 'met' && failed.push({ member, check }) === 2) return failed
  return failed
}

/** For each condition the largest group that holds but for it and contains the one there is. */
function unlocksIn(nearly: readonly Nearly[], group: readonly number[]): Found['unlocks'] {
  const best = new Map<string, Found['unlocks'][number]>()
  for (const { mask, member, check } of nearly) {
    const members = membersOf(mask)
    if (members.length <= group.length || !group.every((each) => members.includes(each))) continue
    if (!canMove(check)) continue
    const key = `${member} ${check.position}`
    const known = best.get(key)
    if (!known || largestFirst(members, known.members) < 0) best.set(key, { member, check, members })
  }
  return [...best.values()].sort((a, b) => a.member - b.member || a.check.position - b.check.position)
}

function membersOf(mask: number): number[] {
  const members: number[] = []
  for (let bit = 0; mask >> bit > 0; bit++) if ((mask >> bit) & 1) members.push(bit)
  return members
}

/** The larger group first; of equals the one whose members come first in 建制順. */
function largestFirst(one: readonly number[], other: readonly number[]): number {
  if (one.length !== other.length) return other.length - one.length
  const at = one.findIndex((member, place) => member !== other[place])
  return (one[at] ?? 0) - (other[at] ?? 0)
}
