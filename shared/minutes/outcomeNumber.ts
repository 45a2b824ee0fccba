/**
 * Numbers of decisions (決定) and action items (宿題), R8-幹-07 and R8-幹-宿08: one row of numbers per body, 年度 and kind.
 * A number is provisional until it is fixed; once fixed it is never given to anything else, and what vanishes leaves 欠番.
 */
import { warekiFiscalYear } from '../calendar'
import { isTier, type Tier } from '../forums/tier'

export type OutcomeKind = 'decision' | 'action'

/** How lists and papers show a number; `isFixed` false: （仮）. */
export interface OutcomeNumber {
  label: string
  isFixed: boolean
}

/** `ids` in the order of the minutes; `fixed` by id; `lastFixed` the highest number the body ever fixed in the 年度, 0 for none. */
export function numbersOf(
  ids: readonly string[],
  { fixed, lastFixed }: { fixed: ReadonlyMap<string, { number: number }>; lastFixed: number },
): { id: string; number: number; isFixed: boolean }[] {
  let next = lastFixed
  return ids.map((id) => {
    const known = fixed.get(id)
    if (known) return { id, number: known.number, isFixed: true }
    next += 1
    return { id, number: next, isFixed: false }
  })
}

/** R8-幹-07, R8-幹-宿08 */
export function outcomeNumberLabel(told: {
  fiscalYear: number
  abbreviation: string
  kind: OutcomeKind
  number: number
}): string {
  const kind = told.kind === 'action' ? '宿' : ''
  return `${eraYear(told.fiscalYear)}-${told.abbreviation}-${kind}${String(told.number).padStart(2, '0')}`
}

/** What the body's rules say, else a character of its tier (会議体の種類). */
export function abbreviationOf(forum: { tier: string | null; abbreviation: string }): string {
  if (forum.abbreviation !== '') return forum.abbreviation
  return tierAbbreviation[forum.tier !== null && isTier(forum.tier) ? forum.tier : 'council']
}

const tierAbbreviation: Record<Tier, string> = {
  council: '協',
  assembly: '連',
  heads: '首',
  officers: '幹',
  managers: '課',
  subcommittee: '部',
  advisory: '懇',
}

/** 令和8年度 → R8; the first year of an era (元年) is 1. */
function eraYear(fiscalYear: number): string {
  const year = warekiFiscalYear(fiscalYear).replace(/年度$/, '')
  return `${year.startsWith('令和') ? 'R' : 'H'}${year.slice(2) === '元' ? '1' : year.slice(2)}`
}
