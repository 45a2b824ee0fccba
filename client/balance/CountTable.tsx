import { For, type JSX, Show } from 'solid-js'
import type { BalanceStage, CountedRow } from '../../shared/balance/report'
import { balanceText } from '../text/balance'
import { commonText } from '../text/common'
import { Button } from '../ui/Button'

/** The rows behind a number, and at which stage they are counted. */
export interface Opened {
  title: string
  stage: BalanceStage
  rows: readonly CountedRow[]
}
export type Open = (opened: Opened) => void

export interface CountHead {
  key: string
  label: string
  mark?: JSX.Element
  note?: string | undefined
}
export interface CountCell {
  stage: BalanceStage
  rows: readonly CountedRow[]
}

interface CountTableProps {
  caption: string
  /** over the heads of the lines */
  corner: string
  lines: readonly CountHead[]
  columns: readonly CountHead[]
  /** what a line counts in a column */
  cell: (line: string, column: string) => CountCell
  /** the last line adds up */
  hasTotal?: boolean
  onOpen: Open
}

/** Numbers in lines and columns; each opens the rows it counts. */
export function CountTable(props: CountTableProps) {
  return (
    <section
      class="table-frame balance-table"
      tabindex={0}
      aria-label={commonText.scrollableTable(props.caption)}
    >
      <table class="table">
        <caption>{props.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{props.corner}</th>
            <For each={props.columns}>
              {(column) => (
                <th scope="col" class="align-end">
                  {column.mark}
                  {column.label}
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={props.lines}>
            {(line, index) => (
              <tr classList={{ 'balance-total': props.hasTotal && index() === props.lines.length - 1 }}>
                <th scope="row">
                  {line.mark}
                  {line.label}
                  <Show when={line.note}>
                    <span class="quiet small"> {line.note}</span>
                  </Show>
                </th>
                <For each={props.columns}>
                  {(column) => (
                    <td class="align-end">
                      <Count
                        name={`${line.label}・${column.label}`}
                        cell={props.cell(line.key, column.key)}
                        onOpen={props.onOpen}
                      />
                    </td>
                  )}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </section>
  )
}

function Count(props: { name: string; cell: CountCell; onOpen: Open }) {
  const count = () => props.cell.rows.length
  return (
    <Show when={count() > 0} fallback={<span class="balance-none quiet">{balanceText.cases(0)}</span>}>
      <Button
        small
        variant="text"
        figure
        onClick={() => props.onOpen({ ...props.cell, title: balanceText.rowsTitle(props.name, count()) })}
      >
        <span aria-hidden="true">{balanceText.cases(count())}</span>
        <span class="visually-hidden">{balanceText.openRows(props.name, count())}</span>
      </Button>
    </Show>
  )
}
