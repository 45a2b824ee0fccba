import { createUniqueId, Show } from 'solid-js'
import { FieldError, fieldId } from './FormField'

interface CheckboxProps {
  label: string
  checked: boolean
  onChange: (checked: boolean) => void
  name?: string | undefined
  hint?: string | undefined
  error?: string | undefined
  disabled?: boolean | undefined
}

export function Checkbox(props: CheckboxProps) {
  const fallback = createUniqueId()
  const id = () => (props.name ? fieldId(props.name) : fallback)
  return (
    <div class="field">
      <label class="choice">
        <input
          id={id()}
          name={props.name}
          type="checkbox"
          checked={props.checked}
          disabled={props.disabled ?? false}
          aria-invalid={props.error ? 'true' : undefined}
          aria-describedby={props.error ? `${id()}-error` : undefined}
          onChange={(event) => props.onChange(event.currentTarget.checked)}
        />
        <span>{props.label}</span>
        <Show when={props.hint}>
          <span class="choice-hint">{props.hint}</span>
        </Show>
      </label>
      <FieldError id={id()} error={props.error} />
    </div>
  )
}
