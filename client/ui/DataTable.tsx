import { For, type JSX, Show } from 'solid-js'
import { commonText } from '../text/common'

export interface Column<Row> {
  header: string
  cell: (row: Row) => JSX.Element
  /** this column names the row */
  isRowHeader?: boolean | undefined
  alignEnd?: boolean | undefined
}

interface DataTableProps<Row> {
  caption: string
  hideCaption?: boolean | undefined
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  /** on a phone: 'cards' makes each row a card, 'scroll' lets the table move sideways, 'table' leaves a narrow one as it is */
  phone?: 'cards' | 'scroll' | 'table' | undefined
  empty?: JSX.Element | undefined
}

export function DataTable<Row>(props: DataTableProps<Row>) {
  const isScroll = () => props.phone === 'scroll'
  return (
    <Show when={props.rows.length > 0} fallback={props.empty ?? <p class="quiet">{commonText.noRows}</p>}>
      <div
        class={`table-frame table-frame-${props.phone ?? 'cards'}`}
        {...(isScroll()
          ? { role: 'region', tabindex: 0, 'aria-label': commonText.scrollableTable(props.caption) }
          : {})}
      >
        <table class="table">
          <caption classList={{ 'visually-hidden': props.hideCaption ?? false }}>{props.caption}</caption>
          <thead>
            <tr>
              <For each={props.columns}>
                {(column) => (
                  <th scope="col" classList={{ 'align-end': column.alignEnd ?? false }}>
                    {column.header}
                  </th>
                )}
              </For>
            </tr>
          </thead>
          <tbody>
            <For each={props.rows}>
              {(row) => (
                <tr>
                  <For each={props.columns}>{(column) => <Cell column={column} row={row} />}</For>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
    </Show>
  )
}

function Cell<Row>(props: { column: Column<Row>; row: Row }) {
  return (
    <Show
      when={props.column.isRowHeader}
      fallback={
        <td data-label={props.column.header} classList={{ 'align-end': props.column.alignEnd ?? false }}>
          <div>{props.column.cell(props.row)}</div>
        </td>
      }
    >
      <th scope="row">{props.column.cell(props.row)}</th>
    </Show>
  )
}
