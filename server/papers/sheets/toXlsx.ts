import { type CellValue, writeXlsx } from 'hucre/xlsx'
import type { Cell, Sheet, SheetColumn } from './Sheet'

const edge = { style: 'thin' } as const
const border = { top: edge, right: edge, bottom: edge, left: edge }

/**
 * A list as an Excel file: one page wide on A4 landscape, its head on every page and in sight. Text is text, whatever it
 * begins with: no formula, and codes keep their zeros [X6].
 */
export function toXlsx(sheet: Sheet): Promise<Uint8Array> {
  return writeXlsx({
    properties: { title: sheet.title },
    sheets: [
      {
        name: sheet.name,
        columns: sheet.columns.map(({ width, kind }) => ({
          width,
          style: {
            border,
            alignment: { vertical: 'top', wrapText: kind === 'text' },
            ...(kind === 'text' && { numFmt: '@' }),
            ...(kind === 'day' && { numFmt: 'yyyy-mm-dd' }),
          },
        })),
        rows: [
          sheet.columns.map(({ header }) => header),
          ...sheet.rows.map((row) =>
            sheet.columns.map((column, index) => excelValue(column, row[index] ?? null)),
          ),
        ],
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
}

/** A day is a date in Excel, so that it can be sorted and reckoned with. */
function excelValue({ kind }: SheetColumn, cell: Cell): CellValue {
  if (cell === null || cell === '') return null
  return kind === 'day' ? new Date(`${cell}T00:00:00Z`) : cell
}
