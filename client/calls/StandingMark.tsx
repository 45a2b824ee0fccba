import { Show } from 'solid-js'
import type { CallStanding } from '../../shared/calls/standing'
import { answerLevelLabel } from '../../shared/confirmation/level'
import { callsText } from '../text/calls'
import { Badge } from '../ui/Badge'
import { EntryMark } from '../ui/EntryMark'
import { StatusBadge } from '../ui/StatusBadge'
import { standingTone, valueLabel } from './standingTone'

/** What an organisation said to a call, always with its level, 期限後 and 代行入力; where it is not to be seen yet, that. */
export function StandingMark(props: {
  standing: CallStanding | null
  /** of an 意向照会: how many proposals it asks about */
  of?: number | undefined
  onConfirm?: (() => void) | undefined
  busy?: boolean | undefined
}) {
  return (
    <Show when={props.standing} fallback={<span class="quiet small">{callsText.hidden}</span>}>
      {(standing) => (
        <span class="standing">
          <StatusBadge label={valueLabel(standing().value)} tone={standingTone[standing().value]} />
          <Show when={standing().value === 'unanswered' && standing().said > 0 && props.of}>
            {(of) => <span class="small">{callsText.said(standing().said, of())}</span>}
          </Show>
          <Show when={standing().level}>
            {(level) => <span class="small">{callsText.level(answerLevelLabel[level()])}</span>}
          </Show>
          <Show when={standing().isLate}>
            <Badge tone="neutral">{callsText.late}</Badge>
          </Show>
          <Show when={standing().entry}>
            {(entry) => <EntryMark entry={entry()} onConfirm={props.onConfirm} busy={props.busy} />}
          </Show>
        </span>
      )}
    </Show>
  )
}
