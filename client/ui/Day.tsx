import { wareki, warekiWithWeekday } from '../../shared/calendar'

/** A day YYYY-MM-DD as offices write it; the Western year is at hand for whoever points at it. */
export function Day(props: { day: string; weekday?: boolean | undefined }) {
  return (
    <time class="nowrap" dateTime={props.day} title={props.day}>
      {props.weekday ? warekiWithWeekday(props.day) : wareki(props.day)}
    </time>
  )
}
