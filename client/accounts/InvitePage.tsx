import { useLocation, useParams } from '@solidjs/router'
import { createResource, Match, Show, Switch } from 'solid-js'
import { seatName } from '../../shared/accounts/seatName'
import type { InvitationInfo } from '../../shared/accounts/session'
import { warekiDateTime } from '../../shared/calendar'
import { ApiError } from '../data/ApiError'
import { api, call } from '../data/api'
import { signInPath, useSession } from '../data/session'
import { accountsText } from '../text/accounts'
import { Card } from '../ui/Card'
import { LinkButton } from '../ui/LinkButton'
import { Loading } from '../ui/Loading'
import { NoticeBanner } from '../ui/NoticeBanner'
import { PageHeader } from '../ui/PageHeader'
import { AddSeat } from './AddSeat'
import { JoinForm } from './JoinForm'
import { ResetForm } from './ResetForm'
import './accounts.css'

type Opened = { info: InvitationInfo } | { error: ApiError }

/** What an invitation link opens: joining a seat, or setting a new password. */
export function InvitePage() {
  const params = useParams<{ token: string }>()
  const [opened] = createResource(() => params.token, open)
  const info = () => {
    const answer = opened()
    return answer && 'info' in answer ? answer.info : undefined
  }
  const error = () => {
    const answer = opened()
    return answer && 'error' in answer ? answer.error : undefined
  }
  return (
    <div class="account-narrow stack-loose">
      <Switch fallback={<Loading />}>
        <Match when={error()}>{(failure) => <Broken message={failure().message} />}</Match>
        <Match when={info()?.purpose === 'reset' ? info() : undefined}>
          {(invitation) => (
            <>
              <PageHeader
                title={accountsText.resetTitle}
                lead={<p>{accountsText.resetLead(invitation().loginId ?? '')}</p>}
              />
              <ResetForm token={params.token} loginId={invitation().loginId ?? ''} />
            </>
          )}
        </Match>
        <Match when={info()}>{(invitation) => <Join token={params.token} info={invitation()} />}</Match>
      </Switch>
    </div>
  )
}

async function open(token: string): Promise<Opened> {
  try {
    return { info: await call(api.invitations[':token'].$get({ param: { token } })) }
  } catch (error) {
    if (error instanceof ApiError) return { error }
    throw error
  }
}

function Broken(props: { message: string }) {
  return (
    <>
      <PageHeader title={accountsText.inviteBroken} />
      <NoticeBanner tone="error">
        <p>{props.message}</p>
      </NoticeBanner>
      <div>
        <LinkButton href="/sign-in">{accountsText.toSignIn}</LinkButton>
      </div>
    </>
  )
}

function Join(props: { token: string; info: InvitationInfo }) {
  const session = useSession()
  const location = useLocation()
  return (
    <>
      <PageHeader title={accountsText.inviteTitle} lead={<p>{accountsText.inviteLead}</p>} />
      <Card>
        <p class="strong">{seatName(props.info)}</p>
        <p>{accountsText.inviteUntil(warekiDateTime(props.info.expiresAt))}</p>
      </Card>
      <Show
        when={session.me()}
        fallback={
          <>
            <section class="section">
              <h2>{accountsText.inviteNew}</h2>
              <p>{accountsText.inviteNewBody}</p>
              <JoinForm token={props.token} />
            </section>
            <section class="section">
              <h2>{accountsText.inviteHave}</h2>
              <p>{accountsText.inviteHaveBody}</p>
              <div>
                <LinkButton href={signInPath(location.pathname)}>{accountsText.inviteSignIn}</LinkButton>
              </div>
            </section>
          </>
        }
      >
        {(me) => <AddSeat token={props.token} info={props.info} me={me()} />}
      </Show>
    </>
  )
}
