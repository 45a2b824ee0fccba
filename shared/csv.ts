/**
 * A spreadsheet takes a cell that begins like this for a formula; a leading apostrophe keeps it text. Where Japanese is typed
 * the full-width signs are taken for their narrow ones.
 */
export const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/

/** Rows as CSV the way Japanese offices open it: UTF-8 with BOM, CRLF, quoted only where it must be. Numbers stay numbers. */
export function csv(rows: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const text = formulaStart.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
