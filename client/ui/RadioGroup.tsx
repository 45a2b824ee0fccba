import { type Choice, ChoiceGroup } from './ChoiceGroup'
import type { FieldProps } from './FormField'

interface RadioGroupProps<V extends string> extends FieldProps {
  value: V | ''
  onChange: (value: V) => void
  choices: readonly Choice<V>[]
  columns?: boolean | undefined
}

export function RadioGroup<V extends string>(props: RadioGroupProps<V>) {
  return (
    <ChoiceGroup
      {...props}
      type="radio"
      isChosen={(value) => props.value === value}
      onToggle={(value) => props.onChange(value)}
    />
  )
}
