import { createSignal, Show } from 'solid-js'
import type { SignedIn } from '../../shared/accounts/session'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { accountsText } from '../text/accounts'
import { Button } from '../ui/Button'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { showToast } from '../ui/Toast'
import { PasswordField } from './PasswordField'

export function PasswordChange(props: { me: SignedIn }) {
  return (
    <section class="section">
      <h2>{accountsText.passwordTitle}</h2>
      <Show when={!props.me.sample} fallback={<p>{accountsText.passwordSample}</p>}>
        <PasswordForm loginId={props.me.loginId} />
      </Show>
    </section>
  )
}

function PasswordForm(props: { loginId: string }) {
  const [current, setCurrent] = createSignal('')
  const [password, setPassword] = createSignal('')
  const changing = createCommand(() =>
    call(api.session.password.$post({ json: { current: current(), password: password() } })),
  )
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (!(await changing.run())) return
    setCurrent('')
    setPassword('')
    showToast(accountsText.passwordChanged)
  }
  return (
    <form class="form account-form" onSubmit={(event) => void submit(event)} noValidate>
      <Failure error={changing.error()} />
      {/* Password managers learn by it whose password this is. */}
      <input hidden type="text" autocomplete="username" value={props.loginId} readOnly />
      <PasswordField
        label={accountsText.passwordCurrent}
        name="current"
        value={current()}
        onInput={setCurrent}
        error={faultAt(changing.faults(), 'current')}
      />
      <PasswordField
        isNew
        label={accountsText.passwordNew}
        value={password()}
        onInput={setPassword}
        error={faultAt(changing.faults(), 'password')}
      />
      <div class="form-actions">
        <Button type="submit" busy={changing.isBusy()}>
          {accountsText.passwordChange}
        </Button>
      </div>
    </form>
  )
}
