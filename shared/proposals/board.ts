import { dayOf, fiscalYear } from '../calendar'
import type { MemberRole } from '../permission'
import { type BalanceClass, balanceClass, type OriginatorClass } from './balance'
import type { OriginKind, ProposalChannel } from './origin'
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
  originKind: OriginKind | null
  firstRaisedOn: string | null
  enteredByLabel: string
  onBehalfChannel: ProposalChannel | null
  /** 代行入力 and 引受け stay marked until the 団体 says so */
  isConfirmed: boolean
  createdAt: number
  submittedAt: number | null
  /** the body it was handed on from, where it lies here by 上程 */
  fromForumName: string | null
  isSample: boolean
}

export interface BoardFilter {
  state?: ProposalState | undefined
  fieldId?: string | undefined
  class?: BalanceClass | undefined
  organisationId?: string | undefined
  originKind?: OriginKind | undefined
  /** 年度 of 提出; drafts belong to no year */
  year?: number | undefined
  /** words of number and title */
  text?: string | undefined
}

/** Undefined while it is a draft: a class exists only since 提出 [P3]. */
export function classOf(row: Pick<BoardRow, 'originators'>): BalanceClass | undefined {
  const classes = row.originators.flatMap((each) => each.class ?? [])
  return classes.length === 0 ? undefined : balanceClass(classes)
}

/** 年度 of 提出. */
export const yearOf = ({ submittedAt }: Pick<BoardRow, 'submittedAt'>): number | undefined =>
  submittedAt === null ? undefined : fiscalYear(dayOf(submittedAt))

export function matchesFilter(row: BoardRow, filter: BoardFilter): boolean {
  return (
    (filter.state === undefined || row.state === filter.state) &&
    (filter.fieldId === undefined || row.fieldId === filter.fieldId) &&
    (filter.class === undefined || classOf(row) === filter.class) &&
    (filter.originKind === undefined || row.originKind === filter.originKind) &&
    (filter.year === undefined || yearOf(row) === filter.year) &&
    (filter.organisationId === undefined ||
      row.originators.some((each) => each.organisationId === filter.organisationId)) &&
    (filter.text === undefined || hasWords(row, filter.text))
  )
}

/** Every word somewhere in number or title; full and half width, great and small letters are one. */
function hasWords({ number, title }: BoardRow, text: string): boolean {
  const said = plain(`${number ?? ''} ${title}`)
  return plain(text)
    .split(/\s+/)
    .every((word) => said.includes(word))
}

const plain = (text: string) => text.normalize('NFKC').toLowerCase().trim()

/** How a role is written beside an originator (発案団体). */
export const originatorRoleLabel: Record<MemberRole, string> = {
  central_city: '中心市',
  partner_municipality: '連携市町村',
  constituent: '構成団体',
  prefecture: '県',
  observer: 'オブザーバー',
}
