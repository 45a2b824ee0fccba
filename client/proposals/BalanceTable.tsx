import { For } from 'solid-js'
import { wareki } from '../../shared/calendar'
import { balanceClassLabel } from '../../shared/proposals/balance'
import { balanceText } from '../text/proposals'
import { Button } from '../ui/Button'
import type { BalanceLine, BalanceReport } from './balanceReport'

export type Stage = 'submitted' | 'adopted'
const stages: readonly Stage[] = ['submitted', 'adopted']

interface BalanceTableProps {
  report: BalanceReport
  onOpen: (line: BalanceLine, stage: Stage) => void
}

/** The numbers of the chart; each opens the rows it counts. */
export function BalanceTable(props: BalanceTableProps) {
  return (
    <div class="table-frame">
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
                      <Count line={line} stage={stage} onOpen={props.onOpen} />
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
            <td class="align-end strong">{balanceText.cases(props.report.n)}</td>
            <td class="align-end strong">{balanceText.cases(props.report.adoptedN)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

interface CountProps {
  line: BalanceLine
  stage: Stage
  onOpen: (line: BalanceLine, stage: Stage) => void
}

function Count(props: CountProps) {
  const count = () => props.line[props.stage].length
  return (
    <Button
      small
      variant="text"
      disabled={count() === 0}
      onClick={() => props.onOpen(props.line, props.stage)}
    >
      <span aria-hidden="true">{balanceText.cases(count())}</span>
      <span class="visually-hidden">
        {balanceText.openRows(balanceClassLabel[props.line.class], balanceText[props.stage], count())}
      </span>
    </Button>
  )
}
