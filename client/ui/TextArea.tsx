import { type FieldProps, FormField } from './FormField'

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
    <FormField {...props}>
      {(control) => (
        <textarea
          {...control()}
          class="input"
          rows={props.rows ?? 4}
          value={props.value}
          maxlength={props.maxLength}
          placeholder={props.placeholder}
          readOnly={props.readOnly ?? false}
          disabled={props.disabled ?? false}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
      )}
    </FormField>
  )
}
