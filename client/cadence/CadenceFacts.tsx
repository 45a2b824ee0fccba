import { Show } from 'solid-js'
import { type Cadence, cadenceStateLabel } from '../../shared/cadence/status'
import { wareki } from '../../shared/calendar'
import { cadenceText } from '../text/cadence'
import { StatusBadge } from '../ui/StatusBadge'
import { cadenceTone } from './stateTone'
import './cadence.css'

/** 「前回から○日 / 約束○日以内 / 今年度 n回中m回」 with the state in words. */
export function CadenceFacts(props: { cadence: Cadence }) {
  const since = () => {
    const { daysSince, lastOn, agreedOn } = props.cadence
    if (daysSince === null) return cadenceText.sinceUnknown
    if (lastOn !== null || agreedOn === null) return cadenceText.since(daysSince)
    return cadenceText.sinceAgreement(daysSince, wareki(agreedOn))
  }
  const isPromised = () => props.cadence.promisedPerYear > 0 || props.cadence.longestGapDays !== null
  return (
    <div class="cadence-facts">
      <StatusBadge label={cadenceStateLabel[props.cadence.state]} tone={cadenceTone[props.cadence.state]} />
      <ul class="cadence-list">
        <li>{since()}</li>
        <Show when={props.cadence.longestGapDays}>{(days) => <li>{cadenceText.gap(days())}</li>}</Show>
        <li>
          {props.cadence.promisedPerYear > 0
            ? cadenceText.year(props.cadence.heldThisYear, props.cadence.promisedPerYear)
            : cadenceText.yearNoPromise(props.cadence.heldThisYear)}
        </li>
        <Show when={!isPromised()}>
          <li>{cadenceText.noPromise}</li>
        </Show>
      </ul>
      <Show when={props.cadence.dueOn}>
        {(dueOn) => (
          <p classList={{ strong: props.cadence.overdueDays > 0 }}>
            {props.cadence.overdueDays > 0
              ? cadenceText.overdue(props.cadence.overdueDays, wareki(dueOn()))
              : cadenceText.due(wareki(dueOn()))}
          </p>
        )}
      </Show>
    </div>
  )
}
