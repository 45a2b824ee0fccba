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

/** A number stays one; a day is YYYY-MM-DD in files and 和暦 on paper; null is an empty cell. */
export type Cell = string | number | null

export interface SheetColumn {
  header: string
  kind: 'text' | 'number' | 'day'
  /** in Excel, in characters of half width */
  width: number
  /** how it stands on paper; without it, it does not */
  print?: {
    widthMm?: number
    share?: number
    align?: TableColumn['align']
    /** where no row has anything, the column is left out */
    isDroppedEmpty?: boolean
  }
}
