import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { dayOf, wareki } from '../../shared/calendar'
import { balanceText } from '../text/proposals'
import { Dialog } from '../ui/Dialog'
import type { CountedRow } from './balanceReport'
import { Originators, StateBadge } from './ProposalMarks'

/** The proposals behind one number. */
export function CountedRows(props: { title: string; rows: readonly CountedRow[]; onClose: () => void }) {
  return (
    <Dialog open wide title={props.title} onClose={props.onClose}>
      <ul class="stack list-plain">
        <For each={props.rows}>
          {(row) => (
            <li class="counted-row">
              <div class="cluster">
                <span class="number strong">{row.number}</span>
                <StateBadge state={row.state} />
                <span class="quiet small">{wareki(dayOf(row.submittedAt))}</span>
              </div>
              <Show
                when={row.isReadable}
                fallback={
                  <>
                    <p>{row.title}</p>
                    <p class="quiet small">{balanceText.returnedRow}</p>
                  </>
                }
              >
                <A href={`/proposals/${row.id}`}>{row.title}</A>
              </Show>
              <Originators originators={row.originators} />
            </li>
          )}
        </For>
      </ul>
    </Dialog>
  )
}
