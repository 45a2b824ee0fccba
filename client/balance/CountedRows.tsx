import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { type BalanceStage, balanceStageLabel, balanceStages, whoAt } from '../../shared/balance/report'
import { Originators } from '../proposals/ProposalMarks'
import { balanceText } from '../text/balance'
import { Dialog } from '../ui/Dialog'
import type { Opened } from './CountTable'

/** The proposals behind one number. */
export function CountedRows(props: { opened: Opened; onClose: () => void }) {
  return (
    <Dialog open wide title={props.opened.title} onClose={props.onClose}>
      <ul class="stack list-plain">
        <For each={props.opened.rows}>{(row) => <Row row={row} stage={props.opened.stage} />}</For>
      </ul>
    </Dialog>
  )
}

function Row(props: { row: Opened['rows'][number]; stage: BalanceStage }) {
  const course = () =>
    balanceStages.flatMap((stage) => {
      const day = props.row.days[stage]
      return day === null ? [] : [balanceText.stageDay(balanceStageLabel[stage], day)]
    })
  return (
    <li class="counted-row">
      <span class="number strong">{props.row.number}</span>
      <Show
        when={props.row.isReadable}
        fallback={
          <>
            <p>{props.row.title}</p>
            <p class="quiet small">{balanceText.returnedRow}</p>
          </>
        }
      >
        <A href={`/proposals/${props.row.id}`}>{props.row.title}</A>
      </Show>
      <Originators originators={whoAt(props.row, props.stage)} />
      <p class="quiet small">{balanceText.enteredBy(props.row.enteredBy, props.row.onBehalf)}</p>
      <p class="quiet small">{course().join('　')}</p>
    </li>
  )
}
