import type { MemberRole } from '../permission'
import type { OriginatorClass } from './balance'
import type { CorrectionChange } from './correction'
import type { OriginKind } from './origin'

/** A 発案団体 as it counts: with role and class of the day of 提出, which nothing changes. */
export interface LockedOriginator {
  organisationId: string
  role: MemberRole | null
  class: OriginatorClass | null
}

/** 発案のきっかけ with what it points to. */
export interface Origin {
  kind: OriginKind | null
  /** by its kind: need, call, precedent, interest_match, earlier proposal or meeting */
  ref: string | null
  /** the item of that meeting */
  item: string | null
  note: string
}

export interface Provenance {
  originators: LockedOriginator[]
  origin: Origin
  firstRaisedOn: string | null
}

/** A 訂正 that everybody concerned accepted; those given are in the order of their acceptance. */
export interface AcceptedCorrection {
  change: CorrectionChange
  acceptedAt: number
}

/**
 * What holds at a moment: what was locked at 提出, with the corrections accepted before `until`. Each thing a correction may change (a
 * name, きっかけ, 初出日) is told by the last one about it, so that unrelated ones may come in any order. Were no name left, those locked
 * at 提出 would stand: a proposal is never nobody's.
 */
export function provenanceAt(
  locked: Provenance,
  corrections: readonly AcceptedCorrection[],
  until = Number.POSITIVE_INFINITY,
): Provenance {
  const names = new Map<string, LockedOriginator | null>()
  let { origin, firstRaisedOn } = locked
  for (const { change, acceptedAt } of corrections) {
    if (acceptedAt >= until) continue
    if (change.act === 'add_originator') names.set(change.originator.organisationId, change.originator)
    if (change.act === 'remove_originator') names.set(change.organisationId, null)
    if (change.act === 'origin') origin = change.origin
    if (change.act === 'first_raised') firstRaisedOn = change.firstRaisedOn
  }
  return { originators: namesAfter(locked.originators, names), origin, firstRaisedOn }
}

/** Who was locked keeps place, role and class; who came later stands after them. */
function namesAfter(
  locked: readonly LockedOriginator[],
  names: ReadonlyMap<string, LockedOriginator | null>,
): LockedOriginator[] {
  const stayed = locked.filter(({ organisationId }) => names.get(organisationId) !== null)
  const isLocked = (id: string) => locked.some(({ organisationId }) => organisationId === id)
  const added = [...names.values()]
    .filter((each): each is LockedOriginator => each !== null && !isLocked(each.organisationId))
    .sort((a, b) => (a.organisationId < b.organisationId ? -1 : 1))
  const left = [...stayed, ...added]
  return left.length > 0 ? left : [...locked]
}
