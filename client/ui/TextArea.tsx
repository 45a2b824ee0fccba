import { type FieldProps, FormField } from './FormField'
import { tooLong } from './tooLong'

interface TextAreaProps extends FieldProps {
  value: string
  onInput: (value: string) => void
  rows?: number | undefined
  maxLength?: number | undefined
  placeholder?: string | undefined
  readOnly?: boolean | undefined
  disabled?: boolean | undefined
}

export function TextArea(props: TextAreaProps) {
  return (
    <FormField {...props} error={props.error ?? tooLong(props.value, props.maxLength)}>
      {(control) => (
        <textarea
          {...control()}
          class="input"
          rows={props.rows ?? 4}
          value={props.value}
          placeholder={props.placeholder}
          readOnly={props.readOnly ?? false}
          disabled={props.disabled ?? false}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
      )}
    </FormField>
  )
}
