import { fiscalYear } from '../calendar'
import type { MemberRole } from '../permission'
import { type BalanceClass, balanceClass } from '../proposals/balance'
import type { Originator } from '../proposals/board'
import type { OriginKind } from '../proposals/origin'

/** How far a proposal came. Each stage counts on its own day, and no stage is left again. */
export const balanceStages = ['submitted', 'discussed', 'adopted', 'begun'] as const
export type BalanceStage = (typeof balanceStages)[number]

export const balanceStageLabel: Record<BalanceStage, string> = {
  submitted: '提出',
  discussed: '協議',
  adopted: '採択',
  begun: '実施',
}

/** A proposal as it counts (発案統計): every number of the statistics is the length of a list of these [Z1]. */
export interface CountedRow {
  id: string
  number: string
  title: string
  forumId: string
  fieldId: string | null
  originKind: OriginKind | null
  firstRaisedOn: string | null
  /** 「団体 職」 of who typed it, and how it came in 代行入力 in words, '' for none */
  enteredBy: string
  onBehalf: string
  /** by these it counts at 提出, with the roles of that day */
  originators: Originator[]
  /** … and at every later stage: with those of what was merged into it */
  originatorsSince: Originator[]
  /** the day it reached each stage, by the as-of day; null: not yet */
  days: Record<BalanceStage, string | null>
  /** false for a returned proposal of somebody else: it is counted, and its page is closed until it is submitted again */
  isReadable: boolean
}

export interface BalanceReport {
  /** null: all bodies */
  forumId: string | null
  name: string
  /** the day, in Japan, up to whose end was counted */
  asOf: string
  /** the number of submitted proposals */
  n: number
  /** in the order of 提出 */
  rows: CountedRow[]
  /** whose proposals are counted: the body itself, then its tiers and 部会 */
  forums: { id: string; name: string }[]
  /** every 分野 that occurs, in its own order */
  fields: { id: string; name: string }[]
  /** without a 中心市 nobody is its 連携市町村 */
  hasCentre: boolean
  /** the 団体 this reader may see one by one, in 建制順 [Z4] */
  organisations: { id: string; name: string; role: MemberRole | null }[]
  /** how many members each role has: what a single 団体 is seen beside */
  roles: { role: MemberRole; members: number }[]
}

/** What is counted: one stage, and of all years or one. */
export interface Count {
  stage: BalanceStage
  /** 年度 of the day the stage was reached; null: all */
  year: number | null
}

export const whoAt = (row: CountedRow, stage: BalanceStage): Originator[] =>
  stage === 'submitted' ? row.originators : row.originatorsSince

/** The one class it counts in: a submitted proposal has at least one originator, whose class was locked at 提出. */
export const classAt = (row: CountedRow, stage: BalanceStage): BalanceClass =>
  balanceClass(whoAt(row, stage).flatMap((each) => each.class ?? []))

export const yearAt = (row: CountedRow, stage: BalanceStage): number | null => {
  const day = row.days[stage]
  return day === null ? null : fiscalYear(day)
}

/** The rows a stage counts. */
export const counted = (rows: readonly CountedRow[], { stage, year }: Count): CountedRow[] =>
  rows.filter((row) => {
    const reached = yearAt(row, stage)
    return reached !== null && (year === null || reached === year)
  })

/** … of one class alone: the classes add up to all of them. */
export const ofClass = (rows: readonly CountedRow[], stage: BalanceStage, each: BalanceClass): CountedRow[] =>
  rows.filter((row) => classAt(row, stage) === each)
