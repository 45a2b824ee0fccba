import { csv } from '../../../shared/csv'
import { fileHeader, fileValue, type Sheet } from './Sheet'

/** A list as CSV (UTF-8 with BOM, CRLF). Days are 2026-11-23, numbers stay numbers. */
export const toCsv = (sheet: Sheet): string =>
  csv([
    sheet.columns.map(fileHeader),
    ...sheet.rows.map((row) => sheet.columns.map((_, index) => fileValue(row[index] ?? null) ?? '')),
  ])
