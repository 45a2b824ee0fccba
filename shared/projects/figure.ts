import type { Entry } from '../entry'
import { daysOfYear } from './evaluation'
import type { Lifetime } from './project'

/** What a figure of a 年度 says: 指標の値, 利用者, 費用 or a 団体's share (負担) of it. */
export type FigureKind = 'indicator' | 'users' | 'cost' | 'share'
/** 計画 or 実績 */
export const figureBases = ['plan', 'actual'] as const
export type FigureBasis = (typeof figureBases)[number]
export const basisLabel: Record<FigureBasis, string> = { plan: '計画', actual: '実績' }

/** The place of a figure: at most one figure holds there. */
export interface Slot {
  kind: FigureKind
  basis: FigureBasis
  indicatorId: string | null
  fiscalYear: number
  /** the organisation whose users or whose share; '' for the whole */
  aboutId: string
}

/** One word about a figure; of the words about one place the latest holds, and null takes back what was said. */
export interface Figure extends Slot {
  value: number | null
  source: string
  /** the organisation that says it */
  organisationId: string
  entry: Entry
}

export interface Indicator {
  id: string
  name: string
  unit: string
  /** who reports it; null: the secretariat */
  ownerId: string | null
  baseline: number | null
  baselineNote: string
  /** the less the better: 待ち時間, 経費 */
  isLessBetter: boolean
  /** by 年度 */
  targets: Readonly<Record<string, number>>
}

export interface Stay {
  organisationId: string
  fromOn: string | null
  toOn: string | null
}

/** A project as the rules of its figures know it. */
export interface Measured extends Lifetime {
  indicators: readonly Indicator[]
  members: readonly Stay[]
  countsUsers: boolean
}

export const slotKey = ({ kind, basis, indicatorId, fiscalYear, aboutId }: Slot): string =>
  [kind, basis, indicatorId ?? '', fiscalYear, aboutId].join(' ')

/** What holds, by place; `figures` in the order in which they were said. */
export function holding<F extends Slot & { value: number | null }>(
  figures: readonly F[],
): Map<string, F & { value: number }> {
  const held = new Map<string, F & { value: number }>()
  for (const figure of figures) {
    const key = slotKey(figure)
    if (figure.value === null) held.delete(key)
    else held.set(key, { ...figure, value: figure.value })
  }
  return held
}

/** Whether somebody takes part in a 年度, for a day at least. */
export function takesPart({ fromOn, toOn }: Omit<Stay, 'organisationId'>, year: number): boolean {
  const { first, last } = daysOfYear(year)
  return (fromOn === null || fromOn <= last) && (toOn === null || toOn >= first)
}

/** Whether a project went on in a 年度, for a day at least. */
export const wentOn = ({ beganOn, endedOn }: Lifetime, year: number): boolean =>
  beganOn !== null && takesPart({ fromOn: beganOn, toOn: endedOn }, year)

/** A place that shall have a 実績, and who owes it; null: the secretariat. */
export interface Expected extends Slot {
  ownerId: string | null
}

/** The 実績 that a 年度 of a project needs: its indicators, its users where they are counted, and what it cost. */
export function expectedFigures(project: Measured, year: number): Expected[] {
  if (!wentOn(project, year)) return []
  const of = { basis: 'actual', fiscalYear: year } as const
  const present = project.members.filter((stay) => takesPart(stay, year))
  return [
    ...project.indicators.map(
      ({ id, ownerId }): Expected => ({ ...of, kind: 'indicator', indicatorId: id, aboutId: '', ownerId }),
    ),
    ...(project.countsUsers ? present : []).map(
      ({ organisationId }): Expected => ({
        ...of,
        kind: 'users',
        indicatorId: null,
        aboutId: organisationId,
        ownerId: organisationId,
      }),
    ),
    { ...of, kind: 'cost', indicatorId: null, aboutId: '', ownerId: null },
  ]
}

/** What is still owed of a 年度. */
export function missingFigures(project: Measured, figures: readonly Figure[], year: number): Expected[] {
  const held = holding(figures)
  return expectedFigures(project, year).filter((expected) => !held.has(slotKey(expected)))
}

/** A field of the 実績照会: what was reported, or last year's figure as an offer, which nobody said yet and which counts nowhere. */
export type Offered =
  | { from: 'report'; value: number; source: string }
  | { from: 'last_year'; value: number; source: string }
  | { from: 'nothing' }

export function offered(slot: Slot, figures: readonly Figure[]): Offered {
  const held = holding(figures)
  const own = held.get(slotKey(slot))
  if (own) return { from: 'report', value: own.value, source: own.source }
  const last = held.get(slotKey({ ...slot, fiscalYear: slot.fiscalYear - 1 }))
  return last ? { from: 'last_year', value: last.value, source: last.source } : { from: 'nothing' }
}

/** 達成: whether an actual reached its target; null where one of the two is missing. */
export function isAchieved(
  { isLessBetter }: Pick<Indicator, 'isLessBetter'>,
  target: number | null,
  actual: number | null,
): boolean | null {
  if (target === null || actual === null) return null
  return isLessBetter ? actual <= target : actual >= target
}

/** The 利用者 of a 年度 as far as they were reported; null where nobody reported any. */
export function usersOf(figures: readonly Figure[], year: number): number | null {
  const reported = [...holding(figures).values()].filter(
    ({ kind, basis, fiscalYear }) => kind === 'users' && basis === 'actual' && fiscalYear === year,
  )
  return reported.length === 0 ? null : reported.reduce((sum, { value }) => sum + value, 0)
}
