import type { LockedOriginator, Origin } from './provenance'

/** 訂正 of what 提出 locked, and 統合: asked for with a reason, made when everybody concerned has agreed. */
export const correctionActs = [
  'add_originator',
  'remove_originator',
  'origin',
  'first_raised',
  'merge',
] as const
export type CorrectionAct = (typeof correctionActs)[number]

export type CorrectionChange =
  | { act: 'add_originator'; originator: LockedOriginator }
  | { act: 'remove_originator'; organisationId: string }
  | { act: 'origin'; origin: Origin }
  | { act: 'first_raised'; firstRaisedOn: string }
  | { act: 'merge'; into: string }

export const correctionActLabel: Record<CorrectionAct, string> = {
  add_originator: '発案団体を加える',
  remove_originator: '発案団体から外す',
  origin: '発案のきっかけを直す',
  first_raised: '初出日を直す',
  merge: 'ほかの提案に統合する',
}

/** Whose word a request is about, beside the 団体 that asks. */
interface Concern {
  /** those of the proposal itself, the first first */
  originators: readonly string[]
  /** those of the proposal it goes into (統合) */
  into?: readonly string[]
}

/**
 * The 団体 that have to agree: whoever's name is added or removed, and for きっかけ and 初出日 the one whose proposal it is. A name is
 * never added over the heads of those who stand there already: where none of them asks, their first has to agree too. 統合 needs
 * everybody on both sides.
 */
export function concernedBy(
  change: CorrectionChange,
  askedBy: string,
  { originators, into = [] }: Concern,
): string[] {
  const owner = originators.slice(0, 1)
  switch (change.act) {
    case 'add_originator':
      return unique([change.originator.organisationId, ...(originators.includes(askedBy) ? [] : owner)])
    case 'remove_originator':
      return [change.organisationId]
    case 'origin':
    case 'first_raised':
      return owner
    case 'merge':
      return unique([...originators, ...into])
  }
}

const unique = (ids: readonly string[]) => [...new Set(ids)]
