import { createSignal } from 'solid-js'
import { api, call } from '../data/api'
import { accountsText } from '../text/accounts'
import { Button } from '../ui/Button'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { TextField } from '../ui/TextField'
import { createEntry } from './createEntry'
import { PasswordField } from './PasswordField'

/** A new person: a login id and a password, no name. */
export function JoinForm(props: { token: string }) {
  const [loginId, setLoginId] = createSignal('')
  const [email, setEmail] = createSignal('')
  const [password, setPassword] = createSignal('')
  const joining = createEntry(() =>
    call(
      api.invitations[':token'].$post({
        param: { token: props.token },
        json: { as: 'new', loginId: loginId(), email: email(), password: password() },
      }),
    ),
  )
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    void joining.enter()
  }
  return (
    <form class="form" onSubmit={submit} noValidate>
      <Failure error={joining.error()} />
      <TextField
        label={accountsText.loginId}
        name="loginId"
        hint={accountsText.loginIdHint}
        autocomplete="username"
        value={loginId()}
        onInput={setLoginId}
        error={faultAt(joining.faults(), 'loginId')}
        required
      />
      <TextField
        label={accountsText.email}
        name="email"
        hint={accountsText.emailHint}
        autocomplete="email"
        inputMode="email"
        value={email()}
        onInput={setEmail}
        error={faultAt(joining.faults(), 'email')}
      />
      <PasswordField
        isNew
        value={password()}
        onInput={setPassword}
        error={faultAt(joining.faults(), 'password')}
      />
      <div class="form-actions">
        <Button type="submit" variant="solid" busy={joining.isBusy()}>
          {accountsText.inviteAccept}
        </Button>
      </div>
    </form>
  )
}
