import { DomainError } from '../error'
import type { TableRow } from '../readTable'
import { tidy } from './readCells'

/** The columns of a 回答票 by their first name; other names people give them stand behind. */
export const sheetColumns = {
  callNumber: ['照会番号'],
  proposalNumber: ['提案番号'],
  title: ['件名', '提案名', '提案件名'],
  originators: ['発案団体', '提案団体'],
  organisation: ['団体名', '団体', '市町村名', '回答団体'],
  value: ['回答'],
  level: ['レベル', '回答レベル', '回答のレベル'],
  costCap: ['負担上限(千円/年)', '負担上限', '負担額上限', '負担上限(千円)'],
  startFrom: ['開始年度', '開始希望年度'],
  workCap: ['事務量上限(時間/月)', '事務量上限'],
  withMembers: ['参加が前提の団体', '前提団体'],
  note: ['自由記述', '意見', 'ひとこと', '備考'],
  respondent: ['回答者職氏名', '回答者', '作成者'],
  approver: ['承認者職氏名', '承認者'],
  answeredOn: ['回答日'],
} as const
export type SheetKey = keyof typeof sheetColumns
// Object.keys forgets what the object says of its keys.
const keys = Object.keys(sheetColumns) as SheetKey[]

/** One row of a 回答票 as it was written, '' where a cell or its column is missing. */
export type SheetLine = { line: number } & Record<SheetKey, string>

export interface SheetRows {
  lines: SheetLine[]
  /** headers that say nothing to us */
  ignored: string[]
  /** 団体名 above the table, where the sheet says whose it is */
  organisation: string
}

/** Headers stand among the first lines, below a title and the like. */
const linesAboveMax = 30
const sheetLinesMax = 2_000

/** Rows by the names of their columns, wherever these stand; of several sheets the first that has 「回答」. */
export function readSheetRows(sheets: readonly (readonly TableRow[])[]): SheetRows {
  for (const rows of sheets) {
    const index = rows.slice(0, linesAboveMax).findIndex(isHead)
    const head = rows[index]
    if (index === -1 || !head) continue
    return linesUnder(head, rows.slice(0, index), rows.slice(index + 1))
  }
  throw new DomainError(
    'invalid',
    'ファイルに見出し「回答」の行が見つかりません。円卓からダウンロードした回答票の見出しを残したまま、もう一度選んでください。',
  )
}

function linesUnder(head: TableRow, above: readonly TableRow[], below: readonly TableRow[]): SheetRows {
  if (below.length > sheetLinesMax)
    throw new DomainError(
      'invalid',
      `行が多すぎます（上限 ${sheetLinesMax}行）。回答票のシートだけを選んでください。`,
    )
  const headers = head.cells.map(header)
  const places = new Map(keys.map((key) => [key, headers.findIndex((each) => isColumn(key, each))]))
  const lines = below.map(({ line, cells }) => ({
    line,
    ...byKey((key) => (cells[places.get(key) ?? -1] ?? '').normalize('NFC').trim()),
  }))
  return {
    lines,
    ignored: headers.filter((each) => each !== '' && !keys.some((key) => isColumn(key, each))),
    organisation: organisationAbove(above),
  }
}

/** The table begins where 「回答」 stands beside another of our headers. */
function isHead({ cells }: TableRow): boolean {
  const headers = cells.map(header)
  return (
    headers.some((each) => isColumn('value', each)) &&
    keys.some((key) => key !== 'value' && headers.some((each) => isColumn(key, each)))
  )
}

/** 団体名 in one cell, the name in the next one that has anything. */
function organisationAbove(rows: readonly TableRow[]): string {
  for (const { cells } of rows) {
    const at = cells.findIndex((cell) => isColumn('organisation', header(cell)))
    const name = at === -1 ? undefined : cells.slice(at + 1).find((cell) => cell.trim() !== '')
    if (name !== undefined) return name.normalize('NFC').trim()
  }
  return ''
}

const header = (cell: string) =>
  tidy(cell)
    .replace(/\s/g, '')
    .replace(/[:：※*]+$/, '')
const isColumn = (key: SheetKey, name: string) => sheetColumns[key].some((each) => header(each) === name)

const byKey = (read: (key: SheetKey) => string): Record<SheetKey, string> => ({
  callNumber: read('callNumber'),
  proposalNumber: read('proposalNumber'),
  title: read('title'),
  originators: read('originators'),
  organisation: read('organisation'),
  value: read('value'),
  level: read('level'),
  costCap: read('costCap'),
  startFrom: read('startFrom'),
  workCap: read('workCap'),
  withMembers: read('withMembers'),
  note: read('note'),
  respondent: read('respondent'),
  approver: read('approver'),
  answeredOn: read('answeredOn'),
})
