import type { TableColumn } from '../model/Paper'

/** A list as rows, for CSV, Excel and, with what a printed page has room for, docx and PDF. */
export interface Sheet {
  /** over the printed list */
  title: string
  /** of the sheet in Excel */
  name: string
  columns: readonly SheetColumn[]
  rows: readonly (readonly Cell[])[]
  /** some of it was made to try things in */
  isSample?: boolean
  /** how many there are of what, where a row is not one of them */
  counted?: string
}

/** A number stays one; a day is YYYY-MM-DD in files and 和暦 on paper; null is an empty cell; what is shaded says that something is missing. */
export type Cell = string | number | null | { shaded: string } | Noted

/** Where a printed cell ends its line, if both sides of it have no room on one. */
export const softBreak = '\u2028'

/** What may be longer than a printed cell: there it stands whole beneath the table under a number, never cut. */
export interface Noted {
  /** stands in the cell in any case */
  text: string
  more: string
  /** stands in the place of `more` where that went beneath the table */
  brief?: string
}

const isObject = (cell: Cell): cell is { shaded: string } | Noted => cell !== null && typeof cell === 'object'
export const isShaded = (cell: Cell): cell is { shaded: string } => isObject(cell) && 'shaded' in cell
export const isNoted = (cell: Cell): cell is Noted => isObject(cell) && 'more' in cell

/** The lines of a cell that has room for everything. */
export const wholeText = ({ text, more }: Noted): string =>
  [text.replaceAll(softBreak, ''), more].filter(Boolean).join('\n')

/** The head of a column that has room for everything. */
export const fileHeader = ({ header, about }: Pick<SheetColumn, 'header' | 'about'>): string =>
  about === undefined ? header : `${header} ${about.text}`

/** A cell as files have it, of whatever it is made. */
export function fileValue(cell: Cell): string | number | null {
  if (isShaded(cell)) return cell.shaded
  return isNoted(cell) ? wholeText(cell) : cell
}

export interface SheetColumn {
  header: string
  /** what belongs to the head and may be longer than it, as the 件名 of a proposal that a column is about */
  about?: { label: string; text: string }
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
    /** of a day: R8.11.24, where several stand side by side */
    isShortDay?: boolean
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
