import { dayOf } from '../../../shared/calendar'
import { balanceClassLabel } from '../../../shared/proposals/balance'
import { classOf } from '../../../shared/proposals/board'
import { originKindLabel, proposalChannelLabel } from '../../../shared/proposals/origin'
import { proposalStateLabel } from '../../../shared/proposals/state'
import type { ListedProposal } from '../../proposals/queries'
import type { Sheet } from '../sheets/Sheet'
import { type Column, listSheet } from './listColumns'

/** A proposal and what became of it. */
export interface ProposalListRow extends ListedProposal {
  project: { number: string; members: number } | null
}

const text = (
  header: string,
  width: number,
  of: (row: ProposalListRow) => string,
): Column<ProposalListRow> => ({
  header,
  kind: 'text',
  width,
  of,
})

/** The columns that offices ask for, in their order; paper has room for those one reads a list by. */
const columns: readonly Column<ProposalListRow>[] = [
  { ...text('提案番号', 12, (row) => row.number ?? ''), print: { widthMm: 17 } },
  { ...text('件名', 44, (row) => row.title), print: { share: 5 } },
  { ...text('分野', 16, (row) => row.fieldName ?? ''), print: { share: 2 } },
  { ...text('発案団体', 18, (row) => row.originators[0]?.name ?? ''), print: { share: 2 } },
  text('発案団体区分', 18, (row) => {
    const originClass = classOf(row)
    return originClass ? balanceClassLabel[originClass] : ''
  }),
  {
    header: '共同提案団体',
    kind: 'text',
    width: 24,
    of: ({ originators: [, ...others] }) => ({
      text: '',
      more: others.map(({ name }) => name).join('、'),
      brief: `${others.length}団体`,
    }),
    print: { share: 2, isDroppedEmpty: true },
  },
  {
    ...text('きっかけ', 18, (row) => (row.originKind ? originKindLabel[row.originKind] : '')),
    print: { share: 2 },
  },
  text('記入者所属', 28, (row) => row.enteredByLabel),
  {
    ...text('代行入力', 18, onBehalf),
    print: { share: 2 },
  },
  { header: '初出日', kind: 'day', width: 12, of: (row) => row.firstRaisedOn },
  {
    header: '提出日',
    kind: 'day',
    width: 12,
    print: { widthMm: 19, align: 'center', isShortDay: true },
    of: (row) => (row.submittedAt === null ? null : dayOf(row.submittedAt)),
  },
  { ...text('状態', 10, (row) => proposalStateLabel[row.state]), print: { widthMm: 15, align: 'center' } },
  {
    header: '協議した会議',
    kind: 'text',
    width: 36,
    of: ({ meetings }) => ({ text: '', more: meetings.join('、'), brief: `${meetings.length}回` }),
    print: { share: 4, isDroppedEmpty: true },
  },
  text('結果', 10, ({ outcome }) => (outcome ? proposalStateLabel[outcome.state] : '')),
  { header: '結果日', kind: 'day', width: 12, of: ({ outcome }) => (outcome ? dayOf(outcome.at) : null) },
  { header: '参加団体数', kind: 'number', width: 10, of: ({ project }) => project?.members ?? null },
  {
    ...text('事業番号', 14, ({ project }) => project?.number ?? ''),
    print: { widthMm: 20, isDroppedEmpty: true },
  },
  // Each body numbers its own: of two R8-01 one was handed up from here.
  { ...text('上程元', 24, (row) => row.fromForumName ?? ''), print: { share: 2, isDroppedEmpty: true } },
]

function onBehalf({ onBehalfChannel, isConfirmed }: ProposalListRow): string {
  if (onBehalfChannel === null) return 'なし'
  return `あり（${proposalChannelLabel[onBehalfChannel]}${isConfirmed ? '' : '・未確認'}）`
}

/** 提案一覧 of a body. */
export const proposalListSheet = (of: string, rows: readonly ProposalListRow[]): Sheet => ({
  ...listSheet(`${of} 提案一覧`, '提案一覧', columns, rows),
  isSample: rows.some((row) => row.isSample),
})
