import { widthEm } from './blocks'
import { tablePitchPt } from './layout'
import { type TableBlock, type TableCell, textOfCell } from './Paper'

const mmPerPt = 25.4 / 72
/** Of a cell: left and right together, and above and below. */
const paddingMm = { across: 2, down: 1.6 }
/** A row higher than a third of a page may be broken between two pages; others stay whole. */
const wholeMm = 70

/** How many lines a text takes in a column, near enough to choose by: as if every 字 had its full width. */
export function linesIn(text: string, widthMm: number, sizePt: number): number {
  const fit = Math.max(1, Math.floor((widthMm - paddingMm.across) / (sizePt * mmPerPt)))
  return text.split('\n').reduce((sum, part) => sum + Math.max(1, Math.ceil(widthEm(part) / fit)), 0)
}

/** How wide a column has to be so that a figure stays on one line: digits of some faces are wider than half a 字. */
export const figureWidthMm = (text: string, sizePt: number): number =>
  widthEm(text) * 1.15 * sizePt * mmPerPt + paddingMm.across

/** How high a table will be, near enough to choose its size by. */
export const tableHeightMm = (table: TableBlock): number =>
  [table.columns.map(({ header }) => header), ...table.rows].reduce(
    (sum, cells) => sum + rowHeightMm(table, cells),
    0,
  )

export const mayBreak = (table: TableBlock, cells: readonly TableCell[]): boolean =>
  rowHeightMm(table, cells) > wholeMm

function rowHeightMm({ columns, sizePt }: TableBlock, cells: readonly TableCell[]): number {
  const lines = cells.map((cell, index) => linesIn(textOfCell(cell), columns[index]?.widthMm ?? 0, sizePt))
  return Math.max(1, ...lines) * tablePitchPt(sizePt) * mmPerPt + paddingMm.down
}
