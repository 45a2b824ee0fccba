import { csv } from '../../../shared/csv'
import { type Cell, isShaded, type Sheet } from './Sheet'

/** A list as CSV (UTF-8 with BOM, CRLF). Days are 2026-11-23, numbers stay numbers. */
export const toCsv = (sheet: Sheet): string =>
  csv([
    sheet.columns.map(({ header }) => header),
    ...sheet.rows.map((row) => sheet.columns.map((_, index) => csvValue(row[index] ?? ''))),
  ])

const csvValue = (cell: NonNullable<Cell>) => (isShaded(cell) ? cell.shaded : cell)
