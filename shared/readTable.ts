import { formulaStart } from './csv'
import { DomainError } from './error'

/** A row of a file, with the line it begins in as an editor counts them. */
export interface TableRow {
  line: number
  cells: string[]
}

/**
 * The text of a file as offices save it: UTF-8 with or without BOM, Excel's 「Unicode テキスト」 (UTF-16 with BOM), else CP932.
 * UTF-8 is tried first because hardly any CP932 text is UTF-8 by accident.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  for (const encoding of ['utf-8', 'shift_jis'])
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // Not in this encoding: the next one.
    }
  throw new DomainError(
    'invalid',
    'ファイルの文字コードを読み取れません。Excelで「CSV UTF-8」を選んで保存し直し、もう一度選んでください。',
  )
}

/** CSV, or what Excel puts on the clipboard (TSV): rows with anything in them. The first line says which of the two it is. */
export function readTable(text: string): TableRow[] {
  const firstLine = /^[^\r\n]*/.exec(text)?.[0] ?? ''
  const reader = new TableReader(text, firstLine.includes('\t') ? '\t' : ',')
  return reader.rows().filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
}

class TableReader {
  #at = 0
  #line = 1
  constructor(
    readonly text: string,
    readonly separator: string,
  ) {}

  rows(): TableRow[] {
    const rows: TableRow[] = []
    while (this.#at < this.text.length) {
      const line = this.#line
      const cells = [this.#cell()]
      while (this.text[this.#at] === this.separator) {
        this.#at++
        cells.push(this.#cell())
      }
      this.#endOfLine()
      rows.push({ line, cells })
    }
    return rows
  }

  #cell(): string {
    if (this.text[this.#at] !== '"') return withoutApostrophe(this.#plain())
    this.#at++
    const quoted = this.#quoted()
    return withoutApostrophe(quoted + this.#plain())
  }

  #plain(): string {
    const from = this.#at
    while (this.#at < this.text.length && !this.#isEnd(this.text[this.#at])) this.#at++
    return this.text.slice(from, this.#at)
  }

  #isEnd = (character: string | undefined) =>
    character === this.separator || character === '\r' || character === '\n'

  /** Up to the closing quote; a doubled one stands for itself. */
  #quoted(): string {
    let value = ''
    while (this.#at < this.text.length) {
      const character = this.text[this.#at++]
      if (character !== '"') {
        if (character === '\n') this.#line++
        value += character
        continue
      }
      if (this.text[this.#at] !== '"') break
      this.#at++
      value += '"'
    }
    return value
  }

  #endOfLine(): void {
    if (this.text[this.#at] === '\r') this.#at++
    if (this.text[this.#at] === '\n') this.#at++
    this.#line++
  }
}

/** What shared/csv.ts put before a cell that looked like a formula. */
const withoutApostrophe = (cell: string) =>
  cell.startsWith("'") && formulaStart.test(cell.slice(1)) ? cell.slice(1) : cell
