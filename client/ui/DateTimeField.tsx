import { createSignal, Show } from 'solid-js'
import { warekiDateTime } from '../../shared/calendar'
import { type FieldProps, FormField } from './FormField'
import { instantOf, localText } from './localDateTime'

interface DateTimeFieldProps extends FieldProps {
  /** ms since 1970, or null while nothing whole is entered; shown and read as Japan time wherever the browser stands */
  value: number | null
  onChange: (at: number | null) => void
  disabled?: boolean | undefined
}

export function DateTimeField(props: DateTimeFieldProps) {
  // A half-typed date reads as ''. It must not be written back into the field, or the person's typing is lost.
  const [typed, setTyped] = createSignal<number | null>(null)
  const change = (text: string) => {
    const at = text === '' ? null : instantOf(text)
    setTyped(at)
    props.onChange(at)
  }
  const shown = () => (props.value === null ? '' : localText(props.value))
  return (
    <FormField {...props}>
      {(control) => (
        <>
          <input
            {...control()}
            class="input input-narrow"
            type="datetime-local"
            step={300}
            value={props.value !== null && props.value === typed() ? undefined : shown()}
            disabled={props.disabled ?? false}
            onInput={(event) => change(event.currentTarget.value)}
          />
          <Show when={props.value !== null && props.value}>
            {(at) => <p class="quiet small">{warekiDateTime(at())}</p>}
          </Show>
        </>
      )}
    </FormField>
  )
}
