/** A spreadsheet takes a cell that begins like this for a formula; a leading apostrophe keeps it text. */
const formulaStart = /^[=+\-@\t\r]/

/** Rows as CSV the way Japanese offices open it: UTF-8 with BOM, CRLF, quoted only where it must be. */
export function csv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`
}

function cell(value: string): string {
  const text = formulaStart.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
