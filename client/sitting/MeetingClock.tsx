import { Show } from 'solid-js'
import { clockTime } from '../../shared/calendar'
import { plannedEnd, plannedLeft } from '../../shared/sitting/timing'
import { sittingText as text } from '../text/sitting'
import { minutesOf } from './createClock'
import type { Room } from './room'

/** The time of the whole meeting: what has gone, what is left, and whether the items still fit into it. */
export function MeetingClock(props: { room: Room }) {
  const sitting = () => props.room.sitting()
  const now = () => sitting().endedAt ?? props.room.now()
  const end = () => plannedEnd(sitting(), sitting().items)
  const left = () => minutesOf((end() ?? 0) - now())
  const planned = () =>
    minutesOf(plannedLeft(sitting().items, sitting().times, sitting().currentItemId, now()))
  const isRunning = () => sitting().state === 'in_session'
  return (
    <section class="sitting-clock" aria-label={text.clock.label}>
      <p class="sitting-clock-now">
        <span class="visually-hidden">{text.clock.now}</span>
        {clockTime(props.room.now())}
      </p>
      <Show when={sitting().beganAt}>
        {(began) => (
          <p>
            {text.clock.elapsed} <strong>{text.clock.minutes(minutesOf(now() - began()))}</strong>
          </p>
        )}
      </Show>
      <Show when={isRunning()}>
        <p>
          <Show when={end() !== null} fallback={text.clock.noEnd}>
            <Show
              when={left() >= 0}
              fallback={<strong class="sitting-over">{text.clock.over(-left())}</strong>}
            >
              {text.clock.left} <strong>{text.clock.minutes(left())}</strong>
            </Show>
          </Show>
        </p>
        <p class="sitting-clock-plan">
          {text.clock.plannedLeft(planned())}
          <Show when={end() !== null && left() >= 0 && planned() > left()}>
            <span class="sitting-over"> {text.clock.tight}</span>
          </Show>
        </p>
      </Show>
    </section>
  )
}
