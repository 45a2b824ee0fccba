import { Show } from 'solid-js'
import { clockTime } from '../../shared/calendar'
import { sittingText as text } from '../text/sitting'
import { StatusBadge } from '../ui/StatusBadge'
import { outcomeWords } from './itemsOf'
import type { SittingOutcome } from './sitting'

/** What became of an item, when, and how many organisations were there. */
export function OutcomeLine(props: { outcome: SittingOutcome }) {
  return (
    <p class="cluster small sitting-outcome">
      <StatusBadge
        label={outcomeWords(props.outcome)}
        tone={props.outcome.outcome === 'continued' ? 'info' : 'success'}
      />
      <span class="quiet">
        {clockTime(props.outcome.decidedAt)}　{text.outcome.present(props.outcome.present.length)}
      </span>
      <Show when={!props.outcome.isQuorate}>
        <StatusBadge label={text.outcome.notQuorate} tone="warning" />
      </Show>
      <Show when={props.outcome.note}>{(note) => <span>（{note()}）</span>}</Show>
    </p>
  )
}
