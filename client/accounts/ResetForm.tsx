import { createSignal } from 'solid-js'
import { api, call } from '../data/api'
import { accountsText } from '../text/accounts'
import { Button } from '../ui/Button'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { TextField } from '../ui/TextField'
import { createEntry } from './createEntry'
import { PasswordField } from './PasswordField'

/** A new password for somebody who lost the old one. */
export function ResetForm(props: { token: string; loginId: string }) {
  const [password, setPassword] = createSignal('')
  const renewing = createEntry(() =>
    call(
      api.invitations[':token'].$post({
        param: { token: props.token },
        json: { as: 'reset', password: password() },
      }),
    ),
  )
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    void renewing.enter()
  }
  return (
    <form class="form" onSubmit={submit} noValidate>
      <Failure error={renewing.error()} />
      <TextField
        label={accountsText.loginId}
        autocomplete="username"
        value={props.loginId}
        onInput={() => undefined}
        readOnly
        unmarked
      />
      <PasswordField
        isNew
        label={accountsText.passwordNew}
        value={password()}
        onInput={setPassword}
        error={faultAt(renewing.faults(), 'password')}
      />
      <p>{accountsText.resetNote}</p>
      <div class="form-actions">
        <Button type="submit" variant="solid" busy={renewing.isBusy()}>
          {accountsText.resetAccept}
        </Button>
      </div>
    </form>
  )
}
