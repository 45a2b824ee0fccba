import { Show } from 'solid-js'
import { warekiShort } from '../../shared/calendar'
import { consentStateLabel } from '../../shared/consent/cell'
import { consentText } from '../text/consent'
import { EntryMark } from '../ui/EntryMark'
import { StatusBadge } from '../ui/StatusBadge'
import type { ConsentCell } from './consent'
import { consentTone } from './stateTone'

/** One stage of one 団体: its state, its day and number, and whether somebody else typed it. */
export function Cell(props: {
  cell: ConsentCell | null
  onConfirm?: (() => void) | undefined
  busy?: boolean
}) {
  return (
    <Show when={props.cell} fallback={<span class="quiet">{consentText.notAsked}</span>}>
      {(cell) => (
        <div class="consent-cell">
          <StatusBadge label={consentStateLabel[cell().state]} tone={consentTone[cell().state]} />
          <Show when={cell().onDay}>{(day) => <span class="small">{warekiShort(day())}</span>}</Show>
          <Show when={cell().docNumber}>
            <span class="small consent-number">{cell().docNumber}</span>
          </Show>
          <Show when={cell().entry}>
            {(entry) => <EntryMark entry={entry()} onConfirm={props.onConfirm} busy={props.busy} />}
          </Show>
        </div>
      )}
    </Show>
  )
}
