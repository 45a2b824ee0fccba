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
import { shortWareki } from './words'

const columnsFor = (report: BalanceReport): readonly Column<CountedRow>[] => [
  { header: '提案番号', kind: 'text', width: 12, print: { widthMm: 17 }, of: (row) => row.number },
  { header: '件名', kind: 'text', width: 44, print: { share: 5 }, of: (row) => row.title },
  {
    header: '会議体',
    kind: 'text',
    width: 30,
    print: { share: 3 },
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
    of: (row) => row.originators.map(({ name }) => name).join('、'),
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
  ...dayColumns('提出日', ({ days }) => days.submitted),
  ...dayColumns('協議日', ({ days }) => days.discussed),
  ...dayColumns('採択日', ({ days }) => days.adopted),
  ...dayColumns('実施日', ({ days }) => days.begun),
]

/** Four days stand side by side on paper: short there, and a date in a file that is counted on. */
function dayColumns(header: string, of: (row: CountedRow) => string | null): Column<CountedRow>[] {
  const printed = (row: CountedRow) => {
    const day = of(row)
    return day === null ? '' : shortWareki(day)
  }
  const print = { widthMm: 18, align: 'center' } as const
  return [
    { header, kind: 'text', width: 12, isOnPaperOnly: true, print, of: printed },
    { header, kind: 'day', width: 12, of },
  ]
}

/** What 発案統計 counts, a line per proposal: of a 年度, whatever reached a stage in it. */
export function balanceTable(report: BalanceReport, year: number | null): Sheet {
  const rows = report.rows.filter(
    (row) => year === null || balanceStages.some((stage) => yearAt(row, stage) === year),
  )
  const of = [report.name || '全圏域', ...(year === null ? [] : [warekiFiscalYear(year)])].join(' ')
  return listSheet(`${of} 発案統計`, '発案統計', columnsFor(report), rows)
}
