import { classLabel } from '../../../shared/balance/classes'
import {
  type BalanceReport,
  balanceStages,
  type CountedRow,
  classAt,
  yearAt,
} from '../../../shared/balance/report'
import { fiscalYear, warekiFiscalYear } from '../../../shared/calendar'
import { originKindLabel } from '../../../shared/proposals/origin'
import type { Sheet } from '../sheets/Sheet'
import { type Column, listSheet } from './listColumns'

const columnsFor = (report: BalanceReport): readonly Column<CountedRow>[] => [
  { header: '提案番号', kind: 'text', width: 12, print: { widthMm: 17 }, of: (row) => row.number },
  { header: '件名', kind: 'text', width: 44, print: { share: 5 }, of: (row) => row.title },
  {
    header: '会議体',
    kind: 'text',
    width: 30,
    // Of one body alone it is in the title.
    ...(report.forums.length > 1 && { print: { share: 3 } }),
    of: (row) => report.forums.find(({ id }) => id === row.forumId)?.name ?? '',
  },
  {
    header: '年度',
    kind: 'text',
    width: 12,
    of: (row) => (row.days.submitted ? warekiFiscalYear(fiscalYear(row.days.submitted)) : ''),
  },
  {
    header: '分野',
    kind: 'text',
    width: 16,
    of: (row) => report.fields.find(({ id }) => id === row.fieldId)?.name ?? '',
  },
  {
    header: '発案団体',
    kind: 'text',
    width: 24,
    print: { share: 3 },
    of: ({ originators }) => ({
      text: '',
      more: originators.map(({ name }) => name).join('、'),
      brief: `${originators.length}団体`,
    }),
  },
  {
    header: '発案団体区分',
    kind: 'text',
    width: 18,
    print: { share: 2 },
    of: (row) => classLabel(report, classAt(row, 'submitted')),
  },
  {
    header: 'きっかけ',
    kind: 'text',
    width: 18,
    print: { share: 2 },
    of: (row) => (row.originKind ? originKindLabel[row.originKind] : ''),
  },
  { header: '記入者', kind: 'text', width: 28, print: { share: 3 }, of: (row) => row.enteredBy },
  {
    header: '代行入力',
    kind: 'text',
    width: 16,
    print: { widthMm: 17 },
    of: (row) => (row.onBehalf === '' ? 'なし' : `あり（${row.onBehalf}）`),
  },
  { header: '初出日', kind: 'day', width: 12, of: (row) => row.firstRaisedOn },
  { ...stageDay, header: '提出日', of: ({ days }) => days.submitted },
  { ...stageDay, header: '協議日', of: ({ days }) => days.discussed },
  { ...stageDay, header: '採択日', of: ({ days }) => days.adopted },
  { ...stageDay, header: '実施日', of: ({ days }) => days.begun },
]

const stageDay = {
  kind: 'day',
  width: 12,
  print: { widthMm: 19, align: 'center', isShortDay: true },
} as const

/** What 発案統計 counts, a line per proposal: of a 年度, whatever reached a stage in it. */
export function balanceTable(report: BalanceReport, year: number | null): Sheet {
  const rows = report.rows.filter(
    (row) => year === null || balanceStages.some((stage) => yearAt(row, stage) === year),
  )
  const of = [report.name || '全圏域', ...(year === null ? [] : [warekiFiscalYear(year)])].join(' ')
  return listSheet(`${of} 発案統計`, '発案統計', columnsFor(report), rows)
}
