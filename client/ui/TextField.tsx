import { type FieldProps, FormField } from './FormField'
import { tooLong } from './tooLong'

interface TextFieldProps extends FieldProps {
  value: string
  onInput: (value: string) => void
  type?: 'text' | 'email' | 'password' | 'search' | 'number' | undefined
  autocomplete?: string | undefined
  inputMode?: 'text' | 'numeric' | 'email' | undefined
  maxLength?: number | undefined
  placeholder?: string | undefined
  readOnly?: boolean | undefined
  disabled?: boolean | undefined
  narrow?: boolean | undefined
  list?: string | undefined
}

export function TextField(props: TextFieldProps) {
  return (
    <FormField {...props} error={props.error ?? tooLong(props.value, props.maxLength)}>
      {(control) => (
        <input
          {...control()}
          class="input"
          classList={{ 'input-narrow': props.narrow ?? false }}
          type={props.type ?? 'text'}
          value={props.value}
          autocomplete={props.autocomplete ?? 'off'}
          inputmode={props.inputMode}
          placeholder={props.placeholder}
          readOnly={props.readOnly ?? false}
          disabled={props.disabled ?? false}
          list={props.list}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
      )}
    </FormField>
  )
}
