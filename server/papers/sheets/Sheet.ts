import type { TableColumn } from '../model/Paper'

/** A list as rows, for CSV, Excel and, with what a printed page has room for, docx and PDF. */
export interface Sheet {
  /** over the printed list */
  title: string
  /** of the sheet in Excel */
  name: string
  columns: readonly SheetColumn[]
  rows: readonly (readonly Cell[])[]
}

/** A number stays one; a day is YYYY-MM-DD in files and 和暦 on paper; null is an empty cell; what is shaded says that something is missing. */
export type Cell = string | number | null | { shaded: string }
export const isShaded = (cell: Cell): cell is { shaded: string } => cell !== null && typeof cell === 'object'

export interface SheetColumn {
  header: string
  kind: 'text' | 'number' | 'day'
  /** in Excel, in characters of half width */
  width: number
  /** what other columns say as numbers, put into words for a printed page; files leave it out */
  isOnPaperOnly?: boolean
  /** how it stands on paper; without it, it does not */
  print?: {
    widthMm?: number
    share?: number
    align?: TableColumn['align']
    /** where no row has anything, the column is left out */
    isDroppedEmpty?: boolean
  }
}

/** A list as files have it. */
export function fileSheet(sheet: Sheet): Sheet {
  const kept = sheet.columns.flatMap(({ isOnPaperOnly }, index) => (isOnPaperOnly ? [] : [index]))
  return {
    ...sheet,
    columns: sheet.columns.filter(({ isOnPaperOnly }) => !isOnPaperOnly),
    rows: sheet.rows.map((row) => kept.map((index) => row[index] ?? null)),
  }
}
