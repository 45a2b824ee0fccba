import { widthEm } from './blocks'
import { tablePitchPt } from './layout'
import { type TableBlock, textOfCell } from './Paper'

const mmPerPt = 25.4 / 72
/** Of a cell: left and right together, and above and below. */
const paddingMm = { across: 2, down: 1.6 }

/** How high a table will be, near enough to choose its size by: lines are counted as if every 字 had its full width. */
export function tableHeightMm({ columns, rows, sizePt }: TableBlock): number {
  const line = tablePitchPt(sizePt) * mmPerPt
  const linesOf = (text: string, widthMm: number) => {
    const fit = Math.max(1, Math.floor((widthMm - paddingMm.across) / (sizePt * mmPerPt)))
    return text.split('\n').reduce((sum, part) => sum + Math.max(1, Math.ceil(widthEm(part) / fit)), 0)
  }
  const rowHeight = (texts: readonly string[]) =>
    Math.max(...texts.map((text, index) => linesOf(text, columns[index]?.widthMm ?? 0))) * line +
    paddingMm.down
  return [columns.map(({ header }) => header), ...rows.map((row) => row.map(textOfCell))].reduce(
    (sum, texts) => sum + rowHeight(texts),
    0,
  )
}
