import { clockTime, dayOf, startOfDay } from '../../shared/calendar'
import type { FieldProps } from '../ui/FormField'
import { TimeField } from '../ui/TimeField'

interface MeetingTimeFieldProps extends FieldProps {
  /** an instant of the day the time belongs to */
  day: number | null
  value: number | null
  onChange: (at: number | null) => void
}

/** A time of day in Japan on the day of the meeting, to the minute; empty: null. A meeting past midnight goes on into the next day. */
export function MeetingTimeField(props: MeetingTimeFieldProps) {
  const change = (typed: string) => {
    const [hour, minute] = typed.split(':').map(Number)
    if (hour === undefined || minute === undefined || props.day === null) return props.onChange(null)
    const at = startOfDay(dayOf(props.day)) + (hour * 60 + minute) * 60_000
    props.onChange(at < props.day - halfDayMs ? at + 2 * halfDayMs : at)
  }
  return (
    <TimeField
      {...props}
      stepMinutes={1}
      value={props.value === null ? '' : clockTime(props.value)}
      onChange={change}
    />
  )
}

const halfDayMs = 12 * 60 * 60 * 1000
