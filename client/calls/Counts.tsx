import { createSignal, For, Show } from 'solid-js'
import type { CallCounts } from '../../shared/calls/table'
import { callsText } from '../text/calls'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { valueLabel } from './standingTone'

/** How many answered, and where it may be seen how many said what: each number opens its rows. */
export function Counts(props: {
  counts: CallCounts
  title: string
  nameOf: (organisationId: string) => string
}) {
  const [opened, setOpened] = createSignal<NonNullable<CallCounts['values']>[number]>()
  return (
    <div class="call-counts">
      <p>{callsText.matrix.answered(props.counts.answered, props.counts.asked)}</p>
      <Show when={props.counts.values}>
        {(values) => (
          <div class="call-count-buttons">
            <For each={values()}>
              {(each) => (
                <Button
                  variant="text"
                  figure
                  disabled={each.organisationIds.length === 0}
                  onClick={() => setOpened(each)}
                >
                  {valueLabel(each.value)} {each.organisationIds.length}
                </Button>
              )}
            </For>
          </div>
        )}
      </Show>
      <Show when={opened()}>
        {(each) => (
          <Dialog
            open
            onClose={() => setOpened(undefined)}
            title={callsText.matrix.rowsOf(valueLabel(each().value))}
          >
            <p class="quiet">{props.title}</p>
            <ul>
              <For each={each().organisationIds}>{(id) => <li>{props.nameOf(id)}</li>}</For>
            </ul>
          </Dialog>
        )}
      </Show>
    </div>
  )
}
