import { fiscalYear, warekiFiscalYear } from '../calendar'
import type { MemberRole } from '../permission'
import { originKindLabel, originKinds } from '../proposals/origin'
import {
  type BalanceReport,
  type BalanceStage,
  balanceStageLabel,
  balanceStages,
  type Count,
  type CountedRow,
  counted,
  whoAt,
  yearAt,
} from './report'

/** One line of a table: whatever it is about, with the rows it counts. */
export interface BalanceLine {
  key: string
  label: string
  /** at which its rows are counted, and by whose classes */
  stage: BalanceStage
  rows: CountedRow[]
}

/** From 提出 to 実施: how much of what was proposed came how far. */
export const stageLines = ({ rows }: BalanceReport, year: number | null): BalanceLine[] =>
  balanceStages.map((stage) => ({
    key: stage,
    label: balanceStageLabel[stage],
    stage,
    rows: counted(rows, { stage, year }),
  }))

/** From the first 年度 in which anything happened to that of the as-of day, those without anything among them. */
export function yearLines({ rows, asOf }: BalanceReport, stage: BalanceStage): BalanceLine[] {
  const years = rows.flatMap((row) => yearAt(row, stage) ?? [])
  const last = fiscalYear(asOf)
  const first = Math.min(last, ...years)
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const year = first + index
    return { key: String(year), label: warekiFiscalYear(year), stage, rows: counted(rows, { stage, year }) }
  })
}

/** In the order of the 分野 themselves, and only those that occur: no 分野 is behind another. */
export function fieldLines({ rows, fields }: BalanceReport, count: Count, none: string): BalanceLine[] {
  const all = counted(rows, count)
  const lines = [...fields, { id: null, name: none }].map(({ id, name }) => ({
    key: id ?? '',
    label: name,
    stage: count.stage,
    rows: all.filter(({ fieldId }) => fieldId === id),
  }))
  return lines.filter((line) => line.rows.length > 0)
}

/** Every body that is counted, those without a proposal too. */
export function forumLines({ rows, forums }: BalanceReport, count: Count): BalanceLine[] {
  const all = counted(rows, count)
  return forums.map(({ id, name }) => ({
    key: id,
    label: name,
    stage: count.stage,
    rows: all.filter(({ forumId }) => forumId === id),
  }))
}

/** By 発案のきっかけ: what brings proposals forth. */
export function originLines({ rows }: BalanceReport, count: Count): BalanceLine[] {
  const all = counted(rows, count)
  const lines = originKinds.map((kind) => ({
    key: kind,
    label: originKindLabel[kind],
    stage: count.stage,
    rows: all.filter(({ originKind }) => originKind === kind),
  }))
  return lines.filter((line) => line.rows.length > 0)
}

/** What one 団体 took part in proposing. A joint proposal stands in the line of each: these lines do not add up to n. */
export const withOrganisation = (
  rows: readonly CountedRow[],
  stage: BalanceStage,
  organisationId: string,
): CountedRow[] =>
  rows.filter((row) => whoAt(row, stage).some((each) => each.organisationId === organisationId))

/** What at least one 団体 of a role took part in proposing. */
export const withRole = (rows: readonly CountedRow[], stage: BalanceStage, role: MemberRole): CountedRow[] =>
  rows.filter((row) => whoAt(row, stage).some((each) => each.role === role))

export const isJoint = (row: CountedRow, stage: BalanceStage): boolean => whoAt(row, stage).length > 1
