import { Show } from 'solid-js'
import { warekiWithWeekday } from '../../shared/calendar'
import { type FieldProps, FormField } from './FormField'

interface DateFieldProps extends FieldProps {
  /** YYYY-MM-DD, or '' */
  value: string
  onChange: (day: string) => void
  min?: string | undefined
  max?: string | undefined
  disabled?: boolean | undefined
}

/** The browser's own date field, with the day in 和暦 beneath it. */
export function DateField(props: DateFieldProps) {
  return (
    <FormField {...props}>
      {(control) => (
        <>
          <input
            {...control()}
            class="input input-narrow"
            type="date"
            value={props.value}
            min={props.min}
            max={props.max}
            disabled={props.disabled ?? false}
            onInput={(event) => props.onChange(event.currentTarget.value)}
          />
          <Show when={props.value}>
            <p class="quiet small">{warekiWithWeekday(props.value)}</p>
          </Show>
        </>
      )}
    </FormField>
  )
}
