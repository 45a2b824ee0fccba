import { useNavigate } from '@solidjs/router'
import { createSignal } from 'solid-js'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { useSession } from '../data/session'
import { accountsText } from '../text/accounts'
import { Button } from '../ui/Button'
import { faultAt } from '../ui/ErrorSummary'
import { TextField } from '../ui/TextField'
import { Failure } from './Failure'
import { kept } from './kept'
import { PasswordField } from './PasswordField'

/** A new password for somebody who lost the old one. */
export function ResetForm(props: { token: string; loginId: string }) {
  const session = useSession()
  const navigate = useNavigate()
  const [password, setPassword] = createSignal('')
  const renewing = createCommand(async () =>
    kept(
      await call(
        api.invitations[':token'].$post({
          param: { token: props.token },
          json: { as: 'reset', password: password() },
        }),
      ),
    ),
  )
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const info = await renewing.run()
    if (!info) return
    session.adopt(info)
    navigate('/', { replace: true })
  }
  return (
    <form class="form" onSubmit={(event) => void submit(event)} noValidate>
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
