import { useNavigate } from '@solidjs/router'
import { Show } from 'solid-js'
import { seatName } from '../../shared/accounts/seatName'
import type { InvitationInfo, SignedIn } from '../../shared/accounts/session'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { useSession } from '../data/session'
import { accountsText } from '../text/accounts'
import { Button } from '../ui/Button'
import { Failure } from '../ui/Failure'
import { NoticeBanner } from '../ui/NoticeBanner'
import { showToast } from '../ui/Toast'
import { createSignOut } from './createSignOut'
import { SignOutDialog } from './SignOutDialog'

/** Somebody signed in takes the seat too, or signs out to let another person register. */
export function AddSeat(props: { token: string; info: InvitationInfo; me: SignedIn }) {
  const session = useSession()
  const navigate = useNavigate()
  const adding = createCommand(() =>
    call(api.invitations[':token'].$post({ param: { token: props.token }, json: { as: 'signedIn' } })),
  )
  const signOut = createSignOut()
  const add = async () => {
    const info = await adding.run()
    if (!info) return
    session.adopt(info)
    showToast(accountsText.inviteSeatAdded(seatName(props.info)))
    navigate('/account', { replace: true })
  }
  return (
    <section class="stack">
      <p>{accountsText.inviteAs(seatName(props.me))}</p>
      <Failure error={adding.error() ?? signOut.error()} />
      <Show
        when={!props.me.sample}
        fallback={
          <NoticeBanner tone="info">
            <p>{accountsText.inviteSample}</p>
          </NoticeBanner>
        }
      >
        <div>
          <Button variant="solid" busy={adding.isBusy()} onClick={() => void add()}>
            {accountsText.inviteAddSeat}
          </Button>
        </div>
        <p>{accountsText.inviteOther}</p>
      </Show>
      <div>
        <Button busy={signOut.isBusy()} onClick={() => void signOut.begin()}>
          {accountsText.signOut}
        </Button>
      </div>
      <SignOutDialog signOut={signOut} />
    </section>
  )
}
