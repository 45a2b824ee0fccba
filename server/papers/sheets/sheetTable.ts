import { wareki } from '../../../shared/calendar'
import { fitColumns } from '../model/layout'
import type { PageLayout, TableBlock } from '../model/Paper'
import type { Cell, Sheet, SheetColumn } from './Sheet'

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

/** 和暦 stands on paper alone; files have 2026-11-23. */
function printedCell({ kind }: SheetColumn, cell: Cell): string {
  if (cell === null) return ''
  return kind === 'day' && typeof cell === 'string' && cell !== '' ? wareki(cell) : String(cell)
}
