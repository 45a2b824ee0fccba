import { dayOf, startOfDay } from '../../shared/calendar'
import { type FieldProps, FormField } from '../ui/FormField'
import { clockTime } from './createClock'

interface TimeFieldProps extends FieldProps {
  /** an instant of the day the time belongs to */
  day: number | null
  value: number | null
  onChange: (at: number | null) => void
}

/** A time of day in Japan on the day of the meeting, to the minute; empty: null. A meeting past midnight goes on into the next day. */
export function TimeField(props: TimeFieldProps) {
  const change = (typed: string) => {
    const [hour, minute] = typed.split(':').map(Number)
    if (hour === undefined || minute === undefined || props.day === null) return props.onChange(null)
    const at = startOfDay(dayOf(props.day)) + (hour * 60 + minute) * 60_000
    props.onChange(at < props.day - halfDayMs ? at + 2 * halfDayMs : at)
  }
  return (
    <FormField {...props}>
      {(control) => (
        <input
          {...control()}
          class="input input-narrow"
          type="time"
          value={props.value === null ? '' : clockTime(props.value)}
          onChange={(event) => change(event.currentTarget.value)}
        />
      )}
    </FormField>
  )
}

const halfDayMs = 12 * 60 * 60 * 1000
