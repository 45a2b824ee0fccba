import { useSearchParams } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { seatName } from '../../shared/accounts/seatName'
import { api, call } from '../data/api'
import { pathAfterSignIn, useSession } from '../data/session'
import { setSharedTerminal } from '../data/sharedTerminal'
import { accountsText } from '../text/accounts'
import { Button } from '../ui/Button'
import { Card } from '../ui/Card'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { LinkButton } from '../ui/LinkButton'
import { NoticeBanner } from '../ui/NoticeBanner'
import { PageHeader } from '../ui/PageHeader'
import { TextField } from '../ui/TextField'
import { createEntry } from './createEntry'
import { PasswordField } from './PasswordField'
import { SharedTerminalChoice } from './SharedTerminalChoice'
import './accounts.css'

export function SignInPage() {
  const session = useSession()
  const [search] = useSearchParams()
  return (
    <div class="account-narrow stack">
      <PageHeader title={accountsText.signInTitle} />
      <Show when={session.isLocked() ? undefined : session.me()}>
        {(me) => (
          <NoticeBanner
            tone="info"
            actions={<LinkButton href={pathAfterSignIn(search.next)}>{accountsText.goOn}</LinkButton>}
          >
            <p>{accountsText.alreadySignedIn(seatName(me()))}</p>
          </NoticeBanner>
        )}
      </Show>
      <SignInForm next={pathAfterSignIn(search.next)} />
      <p>{accountsText.noAccount}</p>
      <Show when={session.info()?.sampleEntry}>
        <Card quiet as="section">
          <h2>{accountsText.sampleOffer}</h2>
          <p>{accountsText.sampleOfferBody}</p>
          <div>
            <LinkButton href="/sample">{accountsText.sampleEnter}</LinkButton>
          </div>
        </Card>
      </Show>
    </div>
  )
}

function SignInForm(props: { next: string }) {
  const [login, setLogin] = createSignal('')
  const [password, setPassword] = createSignal('')
  const [isShared, setShared] = createSignal(false)
  const signingIn = createEntry(async () => {
    const info = await call(api.session.$post({ json: { login: login(), password: password() } }))
    if (info.signedIn) setSharedTerminal(info.sessionId, isShared())
    return info
  })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    void signingIn.enter(undefined, { path: props.next })
  }
  return (
    <form class="form" onSubmit={submit} noValidate>
      <Failure error={signingIn.error()} />
      <TextField
        label={accountsText.login}
        name="login"
        autocomplete="username"
        value={login()}
        onInput={setLogin}
        error={faultAt(signingIn.faults(), 'login')}
        required
      />
      <PasswordField
        value={password()}
        onInput={setPassword}
        error={faultAt(signingIn.faults(), 'password')}
      />
      <SharedTerminalChoice checked={isShared()} onChange={setShared} />
      <div class="form-actions">
        <Button type="submit" variant="solid" busy={signingIn.isBusy()}>
          {accountsText.signIn}
        </Button>
      </div>
    </form>
  )
}
