import type { MemberRole } from '../permission'
import { type BalanceClass, balanceClass, type OriginatorClass } from './balance'
import type { OnBehalfChannel } from './origin'
import type { ProposalState } from './state'

export interface Originator {
  organisationId: string
  name: string
  /** role in the body: on the day of submission once submitted, of today while it is a draft */
  role: MemberRole | null
  class: OriginatorClass | null
}

/** One proposal as the board (提案ボード) lists it. */
export interface BoardRow {
  id: string
  number: string | null
  title: string
  state: ProposalState
  fieldId: string | null
  fieldName: string | null
  originators: Originator[]
  enteredByLabel: string
  onBehalfChannel: OnBehalfChannel | null
  createdAt: number
  submittedAt: number | null
  isSample: boolean
}

export interface BoardFilter {
  state?: ProposalState | undefined
  fieldId?: string | undefined
  class?: BalanceClass | undefined
  organisationId?: string | undefined
}

/** Undefined while it is a draft: a class exists only since 提出 [P3]. */
export function classOf(row: Pick<BoardRow, 'originators'>): BalanceClass | undefined {
  const classes = row.originators.flatMap((each) => each.class ?? [])
  return classes.length === 0 ? undefined : balanceClass(classes)
}

export function matchesFilter(row: BoardRow, filter: BoardFilter): boolean {
  return (
    (filter.state === undefined || row.state === filter.state) &&
    (filter.fieldId === undefined || row.fieldId === filter.fieldId) &&
    (filter.class === undefined || classOf(row) === filter.class) &&
    (filter.organisationId === undefined ||
      row.originators.some((each) => each.organisationId === filter.organisationId))
  )
}

/** How a role is written beside an originator (発案団体). */
export const originatorRoleLabel: Record<MemberRole, string> = {
  central_city: '中心市',
  partner_municipality: '連携市町村',
  constituent: '構成団体',
  prefecture: '県',
  observer: 'オブザーバー',
}
