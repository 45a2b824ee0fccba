import { createSignal } from 'solid-js'
import { passwordLengthMax } from '../../shared/accounts/login'
import { accountsText } from '../text/accounts'
import { Checkbox } from '../ui/Checkbox'
import { TextField } from '../ui/TextField'

interface PasswordFieldProps {
  value: string
  onInput: (value: string) => void
  /** a new one shows its rules, and password managers offer one */
  isNew?: boolean | undefined
  label?: string | undefined
  name?: string | undefined
  error?: string | undefined
}

/** A password that can be looked at: long ones are typed with fewer mistakes, also with the IME on. */
export function PasswordField(props: PasswordFieldProps) {
  const [isShown, setShown] = createSignal(false)
  return (
    <div class="stack-tight">
      <TextField
        label={props.label ?? accountsText.password}
        name={props.name ?? 'password'}
        type={isShown() ? 'text' : 'password'}
        autocomplete={props.isNew ? 'new-password' : 'current-password'}
        hint={props.isNew ? accountsText.passwordHint : undefined}
        maxLength={passwordLengthMax}
        value={props.value}
        onInput={props.onInput}
        error={props.error}
        required
      />
      <Checkbox label={accountsText.showPassword} checked={isShown()} onChange={setShown} />
    </div>
  )
}
