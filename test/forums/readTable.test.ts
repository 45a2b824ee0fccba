import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csv, formulaStart } from '../../shared/csv'
import { decodeText, readTable } from '../../shared/readTable'

const bytes = (text: string) => new TextEncoder().encode(text)
const cellsOf = (text: string) => readTable(text).map(({ cells }) => cells)

/** 「中野市」 in CP932, as Excel's plain 「CSV」 writes it. */
const nakanoInCp932 = Uint8Array.from([0x92, 0x86, 0x96, 0xec, 0x8e, 0x73])

const anyCell = fc
  .oneof(
    fc.string({ unit: fc.constantFrom(...'髙﨑𠮷栄村,"\n\r\t\'=+-@ 1ｱ') }),
    fc.string({ unit: 'grapheme' }),
  )
  // A leading apostrophe before a formula is what the writer itself puts there.
  .filter((cell) => !(cell.startsWith("'") && formulaStart.test(cell.slice(1))))
const anyRows = fc.array(fc.array(anyCell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 })

describe('a table out of a file', () => {
  test('[B8] what we write as CSV is read back as it was, whatever is in the cells', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        // The first line is the headings': a tab in it would say that tabs divide the cells.
        const table = [['団体コード', '団体名'], ...rows]
        const kept = table.filter((row) => row.some((cell) => cell.trim() !== ''))
        expect(cellsOf(decodeText(bytes(csv(table))))).toEqual(kept)
      }),
    )
  })

  test('[B8] UTF-8 with or without BOM, CP932 and Excel’s Unicode text are told apart', () => {
    expect(decodeText(bytes('\uFEFF中野市'))).toBe('中野市')
    expect(decodeText(bytes('中野市'))).toBe('中野市')
    expect(decodeText(nakanoInCp932)).toBe('中野市')
    expect(decodeText(Uint8Array.from(Buffer.from('\uFEFF中野市\t職', 'utf16le')))).toBe('中野市\t職')
    expect(() => decodeText(Uint8Array.from([0x92, 0xff, 0xfd]))).toThrow('文字コード')
  })

  test('[B8] what Excel puts on the clipboard is divided by tabs', () => {
    expect(cellsOf('団体名\t職\r\n栄村\t企画係, 庶務\r\n')).toEqual([
      ['団体名', '職'],
      ['栄村', '企画係, 庶務'],
    ])
  })

  test('[B8] lines are counted as an editor shows them, over empty ones and breaks within a cell', () => {
    const rows = readTable('a,b\n\n"1\n2",x\n\n3,y')
    expect(rows.map(({ line, cells }) => [line, cells[1]])).toEqual([
      [1, 'b'],
      [3, 'x'],
      [6, 'y'],
    ])
  })
})
