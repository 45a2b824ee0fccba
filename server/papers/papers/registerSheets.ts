import { warekiFiscalYear } from '../../../shared/calendar'
import { outcomeLabel } from '../../../shared/meetings/outcome'
import type { RegisterPaperKind } from '../../../shared/papers/paper'
import { balanceClassLabel } from '../../../shared/proposals/balance'
import type { ActionRow, DecisionRow, RegisterRows } from '../../../shared/registers/row'
import { actionStateLabel, decisionStateLabel } from '../../../shared/registers/standing'
import type { Sheet } from '../sheets/Sheet'
import { type Column, listSheet } from './listColumns'
import { names } from './words'

/** Until its meeting has ended a number may still move. */
const numberOf = ({ number, isNumberFixed }: DecisionRow | ActionRow) =>
  `${number}${isNumberFixed ? '' : '（仮）'}`

const decisionColumns: readonly Column<DecisionRow>[] = [
  { header: '決定番号', kind: 'text', width: 14, print: { widthMm: 23 }, of: numberOf },
  { header: '年度', kind: 'text', width: 12, of: (row) => warekiFiscalYear(row.fiscalYear) },
  { header: '会議名', kind: 'text', width: 40, print: { share: 4 }, of: (row) => row.meetingName },
  { header: '開催日', kind: 'day', width: 12, print: { widthMm: 31 }, of: (row) => row.heldOn },
  { header: '議題番号', kind: 'text', width: 10, of: (row) => row.itemNumber },
  { header: '議題名', kind: 'text', width: 36, print: { share: 4 }, of: (row) => row.itemTitle },
  {
    header: '決定区分',
    kind: 'text',
    width: 18,
    print: { widthMm: 22 },
    of: (row) => (row.outcome ? outcomeLabel[row.outcome] : ''),
  },
  { header: '決定内容', kind: 'text', width: 60, print: { share: 7 }, of: (row) => row.text },
  { header: '提案団体', kind: 'text', width: 20, print: { share: 3 }, of: (row) => names(row.proposedBy) },
  {
    header: '提案団体区分',
    kind: 'text',
    width: 14,
    of: (row) => (row.proposerClass ? balanceClassLabel[row.proposerClass] : ''),
  },
  { header: '関係団体', kind: 'text', width: 24, of: (row) => names(row.related) },
  { header: '根拠資料', kind: 'text', width: 20, of: (row) => row.materials.join('、') },
  { header: '議事録版', kind: 'text', width: 10, of: (row) => row.version ?? '未確定' },
  {
    header: '状態',
    kind: 'text',
    width: 10,
    print: { widthMm: 17, align: 'center' },
    of: (row) => decisionStateLabel[row.state],
  },
]

const actionColumns: readonly Column<ActionRow>[] = [
  { header: '宿題番号', kind: 'text', width: 14, print: { widthMm: 25 }, of: numberOf },
  { header: '会議名', kind: 'text', width: 40, print: { share: 4 }, of: (row) => row.meetingName },
  { header: '開催日', kind: 'day', width: 12, print: { widthMm: 31 }, of: (row) => row.heldOn },
  { header: '内容', kind: 'text', width: 60, print: { share: 7 }, of: (row) => row.text },
  {
    header: '担当団体',
    kind: 'text',
    width: 18,
    print: { share: 2 },
    of: (row) => row.owner?.name ?? '担当未定',
  },
  {
    header: '担当職',
    kind: 'text',
    width: 18,
    print: { share: 2, isDroppedEmpty: true },
    of: (row) => row.ownerTitle,
  },
  { header: '期限', kind: 'day', width: 12, print: { widthMm: 31 }, of: (row) => row.dueOn },
  {
    header: '状態',
    kind: 'text',
    width: 10,
    print: { widthMm: 18, align: 'center' },
    of: (row) => actionStateLabel[row.state],
  },
  {
    header: '完了日',
    kind: 'day',
    width: 12,
    print: { widthMm: 31, isDroppedEmpty: true },
    of: (row) => row.doneOn,
  },
  {
    header: '完了根拠',
    kind: 'text',
    width: 36,
    print: { share: 3, isDroppedEmpty: true },
    of: (row) => row.evidence,
  },
]

/** 決定事項一覧 and 宿題一覧, of one meeting or of a body; `of` is what stands over the list. */
export function registerSheet(kind: RegisterPaperKind, of: string, rows: RegisterRows): Sheet {
  return kind === 'decisions'
    ? listSheet(`${of} 決定事項一覧`, '決定事項一覧', decisionColumns, rows.decisions)
    : listSheet(`${of} 宿題一覧`, '宿題一覧', actionColumns, rows.actions)
}
