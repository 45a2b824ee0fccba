import { type CellStyle, type CellValue, type DataValidation, rangeRef, writeXlsx } from 'hucre/xlsx'

/** A form to be filled in and sent back: what stands fixed, what is to be written, and what may be chosen. */
export interface FormSheet {
  /** of the sheet in Excel */
  name: string
  title: string
  /** under the title, each in a line: what it is about, and how it is filled in */
  lead: readonly (readonly string[])[]
  columns: readonly FormColumn[]
  rows: readonly (readonly (string | number | null)[])[]
}

export interface FormColumn {
  header: string
  /** in characters of half width */
  width: number
  /** says which row it is: it stands fixed, everything else is to be written */
  isKey?: boolean
  /** what may be chosen */
  choices?: readonly string[]
  kind?: 'text' | 'number' | 'day'
}

const edge = { style: 'thin' } as const
const border = { top: edge, right: edge, bottom: edge, left: edge }
const font = { name: 'ＭＳ Ｐゴシック', size: 11 }
const fill = (rgb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } }) as const
const headStyle: CellStyle = {
  border,
  fill: fill('EBEBEB'),
  font: { ...font, bold: true },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
}

/**
 * As Excel: the key columns are locked and grey, the rest open; lists where something is to be chosen. The lock has no password:
 * it keeps from slips, and whoever must unprotect the sheet can.
 */
export async function toForm(form: FormSheet): Promise<Uint8Array> {
  const headRow = form.lead.length + 1
  const at = (row: number, column: number) => `${row},${column}`
  const lead = [[form.title], ...form.lead]
  const cells = new Map([
    [at(0, 0), { value: form.title, style: { font: { ...font, bold: true, size: 14 } } }],
    ...form.columns.map(
      ({ header }, index) => [at(headRow, index), { value: header, style: headStyle }] as const,
    ),
    ...form.rows.flatMap((row, line) =>
      form.columns.map(
        (column, index) =>
          [
            at(headRow + 1 + line, index),
            { value: cellValue(column, row[index] ?? null), style: styleOf(column) },
          ] as const,
      ),
    ),
  ])
  return await writeXlsx({
    properties: { title: form.title },
    sheets: [
      {
        name: form.name,
        columns: form.columns.map(({ width }) => ({ width, style: { font } })),
        rows: [
          ...lead.map((line) => [...line]),
          form.columns.map(({ header }) => header),
          ...form.rows.map((row) =>
            form.columns.map((column, index) => cellValue(column, row[index] ?? null)),
          ),
        ],
        cells,
        freezePane: { rows: headRow + 1 },
        dataValidations: form.columns.flatMap((column, index) =>
          listOf(column, rangeRef(headRow + 1, index, headRow + Math.max(1, form.rows.length), index)),
        ),
        protection: {
          sheet: true,
          formatColumns: true,
          formatRows: true,
          selectLockedCells: true,
          selectUnlockedCells: true,
        },
        pageSetup: {
          paperSize: 'a4',
          orientation: 'landscape',
          fitToPage: true,
          fitToWidth: 1,
          fitToHeight: 0,
        },
      },
    ],
  })
}

const styleOf = ({ isKey = false, kind = 'text' }: FormColumn): CellStyle => ({
  border,
  font,
  alignment: { vertical: 'top', wrapText: true },
  protection: { locked: isKey },
  ...(isKey && { fill: fill('F5F5F5') }),
  ...(kind === 'day' && { numFmt: 'yyyy-mm-dd' }),
  // Numbers of proposals and organisations are text: R8-01 is no date.
  ...(kind === 'text' && { numFmt: '@' }),
})

const cellValue = ({ kind }: FormColumn, value: string | number | null): CellValue =>
  kind === 'day' && typeof value === 'string' && value !== '' ? new Date(`${value}T00:00:00Z`) : value

const listOf = ({ choices, header }: FormColumn, range: string): DataValidation[] =>
  choices
    ? [
        {
          type: 'list',
          values: [...choices],
          range,
          allowBlank: true,
          showErrorMessage: true,
          errorStyle: 'stop',
          errorTitle: header,
          errorMessage: `一覧から選んでください：${choices.join('、')}`,
        },
      ]
    : []
