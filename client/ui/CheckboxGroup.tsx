import { type Choice, ChoiceGroup } from './ChoiceGroup'
import type { FieldProps } from './FormField'

interface CheckboxGroupProps<V extends string> extends FieldProps {
  values: readonly V[]
  /** the chosen values in the order of the choices, whatever order they were ticked in */
  onChange: (values: V[]) => void
  choices: readonly Choice<V>[]
  columns?: boolean | undefined
}

export function CheckboxGroup<V extends string>(props: CheckboxGroupProps<V>) {
  const toggle = (value: V, isOn: boolean) =>
    props.onChange(
      props.choices
        .map((choice) => choice.value)
        .filter((each) => (each === value ? isOn : props.values.includes(each))),
    )
  return (
    <ChoiceGroup
      {...props}
      type="checkbox"
      isChosen={(value) => props.values.includes(value)}
      onToggle={toggle}
    />
  )
}
