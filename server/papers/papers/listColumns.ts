import type { Cell, Sheet, SheetColumn } from '../sheets/Sheet'

/** A column of a list, with how its cell is made of a row. */
export interface Column<R> extends SheetColumn {
  of: (row: R) => Cell
}

export const listSheet = <R>(
  title: string,
  name: string,
  columns: readonly Column<R>[],
  rows: readonly R[],
): Sheet => ({
  title,
  name,
  columns,
  rows: rows.map((row) => columns.map(({ of }) => of(row))),
})
