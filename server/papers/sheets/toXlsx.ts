import { strFromU8, strToU8 } from 'fflate'
import { type CellStyle, type CellValue, writeXlsx } from 'hucre/xlsx'
import { rezip } from '../zip'
import { type Cell, isShaded, type Sheet, type SheetColumn } from './Sheet'

const edge = { style: 'thin' } as const
const border = { top: edge, right: edge, bottom: edge, left: edge }
/** On every Windows an office has; elsewhere the program takes its own. */
const font = { name: 'ＭＳ Ｐゴシック', size: 10 }
const grey = { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'EBEBEB' } } as const

/**
 * A list as an Excel file: one page wide on A4 landscape, its head on every page and in sight. Text is text, whatever it
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
          sheet.columns.map(({ header }) => header),
          ...sheet.rows.map((row) =>
            sheet.columns.map((column, index) => excelValue(column, row[index] ?? null)),
          ),
        ],
        cells: new Map<string, { value: string; style: CellStyle }>([
          ...sheet.columns.map(
            ({ header }, index) => [`0,${index}`, { value: header, style: headStyle }] as const,
          ),
          ...shadedCells(sheet),
        ]),
        freezePane: { rows: 1 },
        pageSetup: {
          paperSize: 'a4',
          orientation: 'landscape',
          fitToPage: true,
          fitToWidth: 1,
          fitToHeight: 0,
          printTitlesRow: '$1:$1',
        },
        headerFooter: { oddHeader: `&C${sheet.title.replaceAll('&', '&&')}`, oddFooter: '&C&P / &N' },
      },
    ],
  })
  return rezip(made, (name, bytes) => (name === 'docProps/core.xml' ? undated(bytes) : bytes))
}

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
  if (cell === null || cell === '') return null
  if (isShaded(cell)) return cell.shaded
  return kind === 'day' ? new Date(`${cell}T00:00:00Z`) : cell
}

const undated = (core: Uint8Array) =>
  strToU8(strFromU8(core).replace(/<dcterms:(created|modified)[^>]*>[^<]*<\/dcterms:\1>/g, ''))
