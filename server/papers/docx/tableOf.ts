import {
  AlignmentType,
  LineRuleType,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { tablePitchPt } from '../model/layout'
import {
  isFigure,
  isShaded,
  type PageLayout,
  type TableCell as PaperCell,
  type TableBlock,
  type TableColumn,
  textOfCell,
} from '../model/Paper'
import { mayBreak } from '../model/tableHeight'
import { columnTwips, twipsOfMm, twipsOfPt } from './units'

/** A table of fixed widths: Word neither fits it to its text nor to the window. A line of air follows it. */
export function tableOf(page: PageLayout, block: TableBlock): (Table | Paragraph)[] {
  const widths = columnTwips(block.columns)
  const cell = (column: TableColumn, index: number, content: PaperCell, isHeader: boolean) =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      ...((isHeader || isShaded(content)) && {
        shading: { type: ShadingType.CLEAR, fill: 'EBEBEB', color: 'auto' },
      }),
      children: [cellText(block, isHeader ? 'center' : alignOf(column, content), textOfCell(content))],
    })
  const row = (cells: readonly PaperCell[], isHeader: boolean) =>
    new TableRow({
      tableHeader: isHeader,
      cantSplit: isHeader || !mayBreak(block, cells),
      children: block.columns.map((column, index) => cell(column, index, cells[index] ?? '', isHeader)),
    })
  const table = new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    margins: {
      left: twipsOfMm(1),
      right: twipsOfMm(1),
      top: twipsOfMm(0.8),
      bottom: twipsOfMm(0.8),
      marginUnitType: WidthType.DXA,
    },
    rows: [
      row(
        block.columns.map(({ header }) => header),
        true,
      ),
      ...block.rows.map((cells) => row(cells, false)),
    ],
  })
  return [table, air(page)]
}

const alignments = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const

const alignOf = ({ align }: TableColumn, cell: PaperCell) => (isFigure(cell) ? 'right' : align)

const cellText = ({ sizePt }: TableBlock, align: TableColumn['align'], text: string) =>
  new Paragraph({
    alignment: alignments[align],
    spacing: { line: twipsOfPt(tablePitchPt(sizePt)), lineRule: LineRuleType.EXACT },
    children: text
      .split('\n')
      .map((line, index) => new TextRun({ text: line, size: sizePt * 2, ...(index > 0 && { break: 1 }) })),
  })

/** Word joins two tables that touch. */
const air = ({ fontSizePt }: PageLayout) =>
  new Paragraph({ spacing: { line: twipsOfPt(fontSizePt * 0.3), lineRule: LineRuleType.EXACT } })
