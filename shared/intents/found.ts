import { isJudged } from './condition'
import type { Check } from './world'

/** What a way of finding groups has to say, in indexes. */
export interface Found {
  /** the largest first; none is empty */
  groups: number[][]
  dropped: Map<number, { round: number; checks: Check[] }>
  /** the one condition that fails in a larger group, with that group */
  unlocks: { member: number; check: Check; members: readonly number[] }[]
}

/** A figure that is not entered is a gap to be filled, not a condition that could move. */
export const canMove = ({ outcome, condition }: Check): boolean =>
  outcome === 'failed' || (outcome === 'unknown' && isJudged(condition))
