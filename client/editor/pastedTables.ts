import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'

/** Documents hold no tables. One that is pasted, from a spreadsheet most often, becomes a line per row: its cells must not run together. */
export const PastedTables = Extension.create({
  name: 'pastedTables',
  addProseMirrorPlugins: () => [new Plugin({ props: { transformPastedHTML: rowsAsLines } })],
})

function rowsAsLines(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html')
  for (const table of page.querySelectorAll('table'))
    table.replaceWith(...[...table.rows].map((row) => lineOf(page, row)))
  return page.body.innerHTML
}

function lineOf(page: Document, row: HTMLTableRowElement): HTMLElement {
  const line = page.createElement('p')
  line.textContent = [...row.cells].map((cell) => cell.textContent.trim()).join('　')
  return line
}
