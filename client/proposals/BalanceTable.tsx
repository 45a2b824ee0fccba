import { For, Show } from 'solid-js'
import { wareki } from '../../shared/calendar'
import { balanceClassLabel } from '../../shared/proposals/balance'
import { balanceText } from '../text/proposals'
import { Button } from '../ui/Button'
import type { BalanceReport, CountedRow } from './balanceReport'

type Stage = 'submitted' | 'adopted'
const stages: readonly Stage[] = ['submitted', 'adopted']

interface BalanceTableProps {
  report: BalanceReport
  onOpen: (title: string, rows: CountedRow[]) => void
}

/** The numbers of the chart; each opens the rows it counts. */
export function BalanceTable(props: BalanceTableProps) {
  return (
    <div class="table-frame balance-table">
      <table class="table">
        <caption>{balanceText.tableCaption(wareki(props.report.asOf), props.report.n)}</caption>
        <thead>
          <tr>
            <th scope="col">{balanceText.class}</th>
            <For each={stages}>
              {(stage) => (
                <th scope="col" class="align-end">
                  {balanceText[stage]}
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={props.report.classes}>
            {(line) => (
              <tr>
                <th scope="row">
                  <span class="balance-key" data-class={line.class} aria-hidden="true" />
                  {balanceClassLabel[line.class]}
                </th>
                <For each={stages}>
                  {(stage) => (
                    <td class="align-end">
                      <Count
                        name={balanceClassLabel[line.class]}
                        stage={stage}
                        rows={line[stage]}
                        onOpen={props.onOpen}
                      />
                    </td>
                  )}
                </For>
              </tr>
            )}
          </For>
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{balanceText.total}</th>
            <For each={stages}>
              {(stage) => (
                <td class="align-end">
                  <Count
                    name={balanceText.all}
                    stage={stage}
                    rows={allOf(props.report, stage)}
                    onOpen={props.onOpen}
                  />
                </td>
              )}
            </For>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

/** In the order of submission, as the single classes are. */
const allOf = ({ classes }: BalanceReport, stage: Stage) =>
  classes.flatMap((line) => line[stage]).sort((a, b) => a.submittedAt - b.submittedAt)

interface CountProps {
  name: string
  stage: Stage
  rows: CountedRow[]
  onOpen: (title: string, rows: CountedRow[]) => void
}

function Count(props: CountProps) {
  const count = () => props.rows.length
  const stage = () => balanceText[props.stage]
  return (
    <Show when={count() > 0} fallback={<span class="balance-none quiet">{balanceText.cases(0)}</span>}>
      <Button
        small
        variant="text"
        onClick={() => props.onOpen(balanceText.rowsTitle(props.name, stage(), count()), props.rows)}
      >
        <span aria-hidden="true">{balanceText.cases(count())}</span>
        <span class="visually-hidden">{balanceText.openRows(props.name, stage(), count())}</span>
      </Button>
    </Show>
  )
}
