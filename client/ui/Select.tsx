import { For, Show } from 'solid-js'
import { commonText } from '../text/common'
import { type FieldProps, FormField } from './FormField'

export interface Option {
  value: string
  label: string
  /** options of one group stand together under its name */
  group?: string | undefined
  disabled?: boolean | undefined
}

interface SelectProps extends FieldProps {
  value: string
  onChange: (value: string) => void
  options: readonly Option[]
  /** the entry that stands for "nothing chosen"; `false` when there is always a choice */
  placeholder?: string | false | undefined
  disabled?: boolean | undefined
  narrow?: boolean | undefined
}

export function Select(props: SelectProps) {
  const groups = () => grouped(props.options)
  return (
    <FormField {...props}>
      {(control) => (
        <select
          {...control()}
          class="input"
          classList={{ 'input-narrow': props.narrow ?? false }}
          value={props.value}
          disabled={props.disabled ?? false}
          onChange={(event) => props.onChange(event.currentTarget.value)}
        >
          <Show when={props.placeholder !== false}>
            <option value="" selected={props.value === ''}>
              {props.placeholder || commonText.choose}
            </option>
          </Show>
          <For each={groups()}>
            {([group, options]) => (
              <Show when={group} fallback={<Options options={options} value={props.value} />}>
                <optgroup label={group}>
                  <Options options={options} value={props.value} />
                </optgroup>
              </Show>
            )}
          </For>
        </select>
      )}
    </FormField>
  )
}

function Options(props: { options: readonly Option[]; value: string }) {
  return (
    <For each={props.options}>
      {(option) => (
        <option
          value={option.value}
          selected={option.value === props.value}
          disabled={option.disabled ?? false}
        >
          {option.label}
        </option>
      )}
    </For>
  )
}

function grouped(options: readonly Option[]): [string, Option[]][] {
  const groups = new Map<string, Option[]>()
  for (const option of options) {
    const group = option.group ?? ''
    groups.set(group, [...(groups.get(group) ?? []), option])
  }
  return [...groups]
}
