import { strFromU8, strToU8 } from 'fflate'
import { type CellStyle, type CellValue, writeXlsx } from 'hucre/xlsx'
import { widthEm } from '../model/blocks'
import { rezip } from '../zip'
import { type Cell, fileHeader, fileValue, isShaded, type Sheet, type SheetColumn } from './Sheet'

const edge = { style: 'thin' } as const
const border = { top: edge, right: edge, bottom: edge, left: edge }
/** On every Windows an office has; elsewhere the program takes its own. */
const font = { name: 'ＭＳ Ｐゴシック', size: 10 }
const grey = { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'EBEBEB' } } as const

/**
 * A list as an Excel file: A4 landscape (A3 where it is wide), its head on every page and in sight. Text is text, whatever it
 * begins with: no formula, and codes keep their zeros [X6].
 */
export async function toXlsx(sheet: Sheet): Promise<Uint8Array> {
  const made = await writeXlsx({
    properties: { title: sheet.title },
    sheets: [
      {
        name: sheet.name,
        columns: sheet.columns.map((column) => ({ width: column.width, style: styleOf(column) })),
        rows: [
          sheet.columns.map(fileHeader),
          ...sheet.rows.map((row) =>
            sheet.columns.map((column, index) => excelValue(column, row[index] ?? null)),
          ),
        ],
        cells: new Map<string, { value: string; style: CellStyle }>([
          ...sheet.columns.map(
            (column, index) => [`0,${index}`, { value: fileHeader(column), style: headStyle }] as const,
          ),
          ...shadedCells(sheet),
        ]),
        rowDefs: heights(sheet),
        freezePane: { rows: 1 },
        pageSetup: {
          ...paperFor(sheet),
          orientation: 'landscape',
          fitToPage: true,
          fitToHeight: 0,
          printTitlesRow: '$1:$1',
          printTitlesColumn: '$A:$A',
        },
        headerFooter: { oddHeader: `&C${sheet.title.replaceAll('&', '&&')}`, oddFooter: '&C&P / &N' },
      },
    ],
  })
  return rezip(made, (name, bytes) => {
    if (name === 'docProps/core.xml') return undated(bytes)
    if (name === 'xl/workbook.xml') return columnFirst(bytes)
    return name.startsWith('xl/worksheets/') ? freed(bytes) : bytes
  })
}

/** What a page is across, in characters of half width that still are read. */
const across = { a4: 190, a3: 270 }

/** A4 where the columns have room on it, else A3, and where they do not even there, several pages across. */
function paperFor({ columns }: Sheet): { paperSize: 'a4' | 'a3'; fitToWidth: number } {
  const width = columns.reduce((sum, column) => sum + column.width, 0)
  if (width <= across.a4) return { paperSize: 'a4', fitToWidth: 1 }
  return { paperSize: 'a3', fitToWidth: Math.ceil(width / across.a3) }
}

/** In points: of a line of 10 pt, and what Excel allows a row at most. */
const linePt = 13.5
const rowPtMax = 409

/** Not every program finds out by itself how high a row has to be so that nothing in it is cut. */
const heights = ({ columns, rows }: Sheet) =>
  new Map(
    [columns.map(fileHeader), ...rows.map((row) => row.map(fileValue))].map((cells, index) => {
      const lines = cells.map((cell, at) => linesOf(String(cell ?? ''), columns[at]?.width ?? 0))
      return [index, { height: Math.min(rowPtMax, Math.max(1, ...lines) * linePt + 2) }]
    }),
  )

/** A column is as wide as so many letters of half width; one of them is its margin. */
const linesOf = (text: string, width: number) =>
  text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil((widthEm(line) * 2) / (width - 1))), 0)

/** What is missing is seen at a glance. */
const shadedCells = ({ columns, rows }: Sheet) =>
  rows.flatMap((row, line) =>
    columns.flatMap((column, index) => {
      const cell = row[index] ?? null
      return isShaded(cell)
        ? [
            [
              `${line + 1},${index}`,
              { value: cell.shaded, style: { ...styleOf(column), fill: grey } },
            ] as const,
          ]
        : []
    }),
  )

const headStyle: CellStyle = {
  border,
  fill: grey,
  font: { ...font, bold: true },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
}

const styleOf = ({ kind }: SheetColumn): CellStyle => ({
  border,
  font,
  alignment: { vertical: 'top', wrapText: kind === 'text' },
  ...(kind === 'text' && { numFmt: '@' }),
  ...(kind === 'day' && { numFmt: 'yyyy-mm-dd' }),
})

/** A day is a date in Excel, so that it can be sorted and reckoned with. */
function excelValue({ kind }: SheetColumn, cell: Cell): CellValue {
  const value = fileValue(cell)
  if (value === null || value === '') return null
  return kind === 'day' && !isShaded(cell) ? new Date(`${value}T00:00:00Z`) : value
}

/** What is repeated on every page is named as Excel names it, the column before the row: LibreOffice reads nothing else. */
const columnFirst = (workbook: Uint8Array) =>
  strToU8(strFromU8(workbook).replace(/>([^<>]+!\$1:\$1),([^<>]+!\$A:\$A)</, '>$2,$1<'))

/** Where somebody writes more into a cell, its row grows. */
const freed = (worksheet: Uint8Array) =>
  strToU8(strFromU8(worksheet).replaceAll(/(<row [^>]*) customHeight="(?:1|true)"/g, '$1'))

const undated = (core: Uint8Array) =>
  strToU8(strFromU8(core).replace(/<dcterms:(created|modified)[^>]*>[^<]*<\/dcterms:\1>/g, ''))
