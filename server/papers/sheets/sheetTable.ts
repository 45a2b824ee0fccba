import { wareki } from '../../../shared/calendar'
import { fitColumns } from '../model/layout'
import type { PageLayout, TableBlock, TableCell } from '../model/Paper'
import { type Cell, isShaded, type Sheet, type SheetColumn } from './Sheet'

/** A list as the table of a paper. */
export function sheetTable(sheet: Sheet, page: PageLayout, sizePt: number): TableBlock {
  const printed = sheet.columns
    .map((column, index) => ({ column, index }))
    .filter(({ column, index }) => column.print && !(column.print.isDroppedEmpty && isEmpty(sheet, index)))
  return {
    type: 'table',
    sizePt,
    columns: fitColumns(
      page,
      printed.map(({ column: { header, print } }) => ({ header, ...print })),
    ),
    rows: sheet.rows.map((row) =>
      printed.map(({ column, index }) => printedCell(column, row[index] ?? null)),
    ),
  }
}

const isEmpty = ({ rows }: Sheet, index: number) =>
  rows.every((row) => row[index] === null || row[index] === '')

const grouped = new Intl.NumberFormat('ja-JP', { maximumFractionDigits: 10 })

/** 和暦 stands on paper alone; files have 2026-11-23. */
function printedCell({ kind }: SheetColumn, cell: Cell): TableCell {
  if (cell === null) return ''
  if (isShaded(cell)) return cell
  if (typeof cell === 'number') return grouped.format(cell)
  return kind === 'day' && cell !== '' ? wareki(cell) : cell
}
