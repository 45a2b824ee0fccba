import { createUniqueId, For, Show } from 'solid-js'
import { createField, FieldError, FieldHint, FieldMark, type FieldProps } from './FormField'
import { Unbroken } from './Unbroken'

export interface Choice<V extends string = string> {
  value: V
  label: string
  hint?: string | undefined
  disabled?: boolean | undefined
}

interface ChoiceGroupProps<V extends string> extends FieldProps {
  type: 'radio' | 'checkbox'
  choices: readonly Choice<V>[]
  columns?: boolean | undefined
  isChosen: (value: V) => boolean
  onToggle: (value: V, isOn: boolean) => void
}

/** The frame that radio buttons and checkboxes share: a fieldset whose legend is the label. */
export function ChoiceGroup<V extends string>(props: ChoiceGroupProps<V>) {
  const field = createField(props)
  const groupName = createUniqueId()
  return (
    <fieldset class="field" id={field.id()} tabindex={-1}>
      <legend class="field-label">
        {props.label}
        <FieldMark required={props.required} unmarked={props.unmarked} />
      </legend>
      <FieldHint id={field.id()} hint={props.hint} />
      <div class="choices" classList={{ 'choices-columns': props.columns ?? false }}>
        <For each={props.choices}>
          {(choice) => (
            <label class="choice">
              <input
                type={props.type}
                name={groupName}
                value={choice.value}
                checked={props.isChosen(choice.value)}
                disabled={choice.disabled ?? false}
                aria-invalid={props.error ? 'true' : undefined}
                aria-describedby={field.describedBy()}
                onChange={(event) => props.onToggle(choice.value, event.currentTarget.checked)}
              />
              <span>
                <Unbroken text={choice.label} />
              </span>
              <Show when={choice.hint}>
                <span class="choice-hint">{choice.hint}</span>
              </Show>
            </label>
          )}
        </For>
      </div>
      <FieldError id={field.id()} error={props.error} />
    </fieldset>
  )
}
