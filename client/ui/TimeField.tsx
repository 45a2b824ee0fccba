import { type FieldProps, FormField } from './FormField'

interface TimeFieldProps extends FieldProps {
  /** HH:mm, or '' */
  value: string
  onChange: (time: string) => void
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
          step={300}
          value={props.value}
          onInput={(event) => props.onChange(event.currentTarget.value)}
        />
      )}
    </FormField>
  )
}
