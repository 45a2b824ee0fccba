import { wareki } from '../../../shared/calendar'
import { heading } from '../model/blocks'
import { fitColumns } from '../model/layout'
import type { PageLayout, PaperBlock, TableBlock, TableCell, TableColumn } from '../model/Paper'
import { figureWidthMm, linesIn } from '../model/tableHeight'
import { shortWareki } from '../papers/words'
import {
  type Cell,
  fileHeader,
  isNoted,
  isShaded,
  type Noted,
  type Sheet,
  type SheetColumn,
  softBreak,
} from './Sheet'

/** A cell of a matrix keeps to these lines; what is longer stands whole beneath the table under its number. */
const linesMax = 5

/** Lists as tables of a paper, one under the other, and beneath them in one table what had no room in a cell. */
export function sheetTables(sheets: readonly Sheet[], page: PageLayout, sizePt: number): PaperBlock[] {
  const notes: Note[] = []
  const tables = sheets.map((sheet) => sheetTable(sheet, { page, sizePt, notes }))
  if (notes.length === 0) return tables
  return [
    ...tables,
    heading(1, '', '注'),
    notesTable(notes, sheets[0]?.columns[0]?.header ?? '', page, sizePt),
  ]
}

interface Note {
  /** which row and which column it belongs to */
  row: string
  column: string
  text: string
}

interface On {
  page: PageLayout
  sizePt: number
  notes: Note[]
}

function sheetTable(sheet: Sheet, on: On): TableBlock {
  const printed = sheet.columns
    .map((column, index) => ({ column, index }))
    .filter(({ column, index }) => column.print && !(column.print.isDroppedEmpty && isEmpty(sheet, index)))
  const columns = fitColumns(
    on.page,
    printed.map(({ column: { header, print, kind }, index }) => ({
      header,
      ...print,
      ...(kind === 'number' &&
        print?.widthMm !== undefined && {
          widthMm: Math.max(print.widthMm, widestFigure(sheet, index, on.sizePt)),
        }),
    })),
  )
  return {
    type: 'table',
    sizePt: on.sizePt,
    columns: columns.map((column, place) => ({
      ...column,
      header: printedHeader(printed[place]?.column ?? column, column, on),
    })),
    rows: sheet.rows.map((row) =>
      printed.map(({ column, index }, place) => {
        const cell = row[index] ?? null
        const about = { row: rowName(row), column: column.header, width: columns[place]?.widthMm ?? 0 }
        if (isNoted(cell)) return notedCell(cell, about, on)
        const printed = printedCell(column, cell)
        return typeof printed === 'string' ? settled(printed, about.width, on.sizePt) : printed
      }),
    ),
  }
}

const isEmpty = ({ rows }: Sheet, index: number) =>
  rows.every((row) => {
    const cell = row[index] ?? null
    return cell === null || cell === '' || (isNoted(cell) && cell.text === '' && cell.more === '')
  })

const rowName = (row: readonly Cell[]) => (typeof row[0] === 'string' ? row[0] : '')

function widestFigure({ rows }: Sheet, index: number, sizePt: number): number {
  const widths = rows.map((row) => {
    const cell = row[index] ?? null
    return typeof cell === 'number' ? figureWidthMm(grouped.format(cell), sizePt) : 0
  })
  return Math.ceil(Math.max(0, ...widths))
}

function noted({ notes }: On, note: Note): string {
  notes.push(note)
  return `※${notes.length}`
}

function printedHeader(
  { header, about }: Pick<SheetColumn, 'header' | 'about'>,
  { widthMm }: TableColumn,
  on: On,
): string {
  const whole = fileHeader({ header, ...(about && { about }) })
  if (about === undefined || linesIn(whole, widthMm, on.sizePt) <= linesMax) return whole
  return `${header}\n${noted(on, { row: header, column: about.label, text: about.text })}`
}

function notedCell(
  { text, more, brief = '' }: Noted,
  { row, column, width }: { row: string; column: string; width: number },
  on: On,
): string {
  const said = settled(text, width, on.sizePt)
  if (linesIn(more, width, on.sizePt) <= linesMax) return [said, more].filter(Boolean).join('\n')
  const number = noted(on, { row, column, text: more })
  return [said, [brief, number].filter(Boolean).join('　')].filter(Boolean).join('\n')
}

/** One line, or several, as the column has room. */
function settled(text: string, widthMm: number, sizePt: number): string {
  const beside = text.replaceAll(softBreak, '')
  return linesIn(beside, widthMm, sizePt) <= 1 ? beside : text.replaceAll(softBreak, '\n')
}

const notesTable = (
  notes: readonly Note[],
  rowHeader: string,
  page: PageLayout,
  sizePt: number,
): TableBlock => ({
  type: 'table',
  sizePt,
  columns: fitColumns(page, [
    { header: '※', widthMm: 12, align: 'center' },
    { header: rowHeader, widthMm: 38 },
    { header: '項目', widthMm: 34 },
    { header: '内容', share: 1 },
  ]),
  rows: notes.map(({ row, column, text }, index) => [`※${index + 1}`, row, column, text]),
})

const grouped = new Intl.NumberFormat('ja-JP', { maximumFractionDigits: 10 })

/** 和暦 stands on paper alone; files have 2026-11-23. */
function printedCell({ kind, print }: SheetColumn, cell: Exclude<Cell, Noted>): TableCell {
  if (cell === null) return ''
  if (isShaded(cell)) return cell
  if (typeof cell === 'number') return { figure: grouped.format(cell) }
  if (kind !== 'day' || cell === '') return cell
  return print?.isShortDay ? shortWareki(cell) : wareki(cell)
}
