import { unzipSync } from 'fflate'
import { type CellValue, readXls, readXlsx } from 'hucre/xlsx'
import { DomainError } from '../../../shared/error'
import { decodeText, readTable, type TableRow } from '../../../shared/readTable'

/** More rows than any list of an office that is typed by hand. */
const rowsMax = 2_000
/** Far more are read, empty ones with a border among them: what is too long is refused and not cut off without a word. */
const asFarAs = { maxRows: 10 * rowsMax }
/** What a file may grow to when it is unpacked: one that would be larger is no list. */
const unpackedBytesMax = 30 * 1024 * 1024

/** The rows of a file as offices send them, by sheet: Excel of today and of before, CSV, TSV. Cells are text as they are seen. */
export async function readSheets(bytes: Uint8Array): Promise<TableRow[][]> {
  if (isZip(bytes)) return rowsOf(await open(() => readWhole(bytes)))
  if (isCompound(bytes)) return rowsOf(await open(() => readXls(bytes, asFarAs)))
  return [readTable(decodeText(bytes))]
}

const begins = (bytes: Uint8Array, ...start: number[]) => start.every((byte, index) => bytes[index] === byte)
const isZip = (bytes: Uint8Array) => begins(bytes, 0x50, 0x4b, 0x03, 0x04)
/** .xls, and every Office file that has a password. */
const isCompound = (bytes: Uint8Array) => begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)

interface Book {
  sheets: readonly { rows: readonly (readonly CellValue[])[] }[]
}

/** Whatever the library says of a file that it cannot read is no sentence for an office. */
async function open(read: () => Promise<Book>): Promise<Book> {
  try {
    return await read()
  } catch (failure) {
    if (failure instanceof DomainError) throw failure
    throw new DomainError(
      'invalid',
      'Excelのファイルを読み取れません。パスワードを外すか、「Excelブック（.xlsx）」で保存し直して、もう一度選んでください。',
    )
  }
}

const tooLong = () =>
  new DomainError(
    'invalid',
    `行が${rowsMax.toLocaleString('ja-JP')}行を超えるシートがあります。取り込むシートの必要な行だけを別のファイルに保存して、もう一度選んでください。`,
  )

async function readWhole(bytes: Uint8Array): Promise<Book> {
  refuseHuge(bytes)
  return await readXlsx(bytes, asFarAs)
}

function refuseHuge(bytes: Uint8Array): void {
  let unpacked = 0
  unzipSync(bytes, {
    filter: ({ originalSize }) => {
      unpacked += originalSize
      return false
    },
  })
  if (unpacked > unpackedBytesMax)
    throw new DomainError(
      'invalid',
      'ファイルの中身が大きすぎます。回答票のシートだけを別のファイルに保存して、もう一度選んでください。',
    )
}

const rowsOf = ({ sheets }: Book): TableRow[][] =>
  sheets.map(({ rows }) => {
    const written = rows
      .map((row, index) => ({ line: index + 1, cells: Array.from(row, textOf) }))
      .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    if (written.length > rowsMax) throw tooLong()
    return written
  })

/** A date is a day at midnight UTC, whatever the clock here says. */
function textOf(value: CellValue | undefined): string {
  if (value === null || value === undefined) return ''
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value)
}
