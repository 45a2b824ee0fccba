import { type FieldProps, FormField } from './FormField'

interface TimeFieldProps extends FieldProps {
  /** HH:mm, or '' */
  value: string
  onChange: (time: string) => void
  /** 5 where a time is planned, 1 where it is told */
  stepMinutes?: number
}

/** The browser's own field for an hour of the day. */
export function TimeField(props: TimeFieldProps) {
  return (
    <FormField {...props}>
      {(control) => (
        <input
          {...control()}
          class="input input-time"
          type="time"
          step={(props.stepMinutes ?? 5) * 60}
          value={props.value}
          onInput={(event) => props.onChange(event.currentTarget.value)}
        />
      )}
    </FormField>
  )
}
