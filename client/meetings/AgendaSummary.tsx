import { Show } from 'solid-js'
import { timeOfDay } from '../../shared/calendar'
import {
  type AgendaOutline,
  expectedEnd,
  numberedItems,
  overTimeMinutes,
} from '../../shared/meetings/agendaNumbering'
import { agendaText } from '../text/agenda'
import { agendaSideText } from '../text/agendaSide'

/** How much there is to talk about, and when the meeting would end. */
export function AgendaSummary(props: { outline: AgendaOutline; startsAt: number; endsAt: number | null }) {
  const count = () => numberedItems(props.outline).length
  const over = () => overTimeMinutes(props, props.outline)
  return (
    <p class="agenda-summary">
      <span>{agendaText.summary.items(count())}</span>
      <Show when={props.outline.totalMinutes > 0}>
        <span class="strong">{agendaText.summary.total(props.outline.totalMinutes)}</span>
        <span>{agendaText.summary.end(timeOfDay(expectedEnd(props.startsAt, props.outline)))}</span>
      </Show>
      <Show when={props.endsAt !== null && over() > 0}>
        <span class="agenda-over">{agendaSideText.over(timeOfDay(props.endsAt ?? 0), over())}</span>
      </Show>
      <Show when={props.outline.untimedItems > 0}>
        <span class="quiet">{agendaText.summary.untimed(props.outline.untimedItems)}</span>
      </Show>
    </p>
  )
}
