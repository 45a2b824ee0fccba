import { useNavigate } from '@solidjs/router'
import LogOut from 'lucide-solid/icons/log-out'
import UserRound from 'lucide-solid/icons/user-round'
import { createSignal, For, Show } from 'solid-js'
import { seatName } from '../../shared/accounts/seatName'
import type { SignedIn } from '../../shared/accounts/session'
import { createSignOut } from '../accounts/createSignOut'
import { SignOutDialog } from '../accounts/SignOutDialog'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { useSession } from '../data/session'
import { isSharedTerminal } from '../data/sharedTerminal'
import { shellText } from '../text/common'
import { offlineText } from '../text/offline'
import { Badge } from '../ui/Badge'
import { Button } from '../ui/Button'
import { DisclosureMenu } from '../ui/DisclosureMenu'
import { LinkButton } from '../ui/LinkButton'
import { NoticeBanner } from '../ui/NoticeBanner'
import { showToast } from '../ui/Toast'

/** Says as whom one acts (誰として), changes it, and signs out: one press each, for terminals that many people share. */
export function SeatMenu(props: { me: SignedIn }) {
  const session = useSession()
  const navigate = useNavigate()
  const [chosen, setChosen] = createSignal('')
  const switching = createCommand((_key, seatId: string) =>
    call(api.session.seat.$post({ json: { seatId } })),
  )
  const signOut = createSignOut(() => navigate('/sign-in'))

  const switchTo = async (seatId: string, close: () => void) => {
    setChosen(seatId)
    const next = await switching.run(seatId)
    if (!next) return
    close()
    session.adopt(next)
    if (next.signedIn) showToast(shellText.switched(seatName(next)))
  }

  return (
    <>
      <SignOutDialog signOut={signOut} />
      <DisclosureMenu
        icon={UserRound}
        label={
          <span class="seat-label">
            <span class="visually-hidden">{shellText.signedInAs}：</span>
            <span>{props.me.organisationName}</span>
            <small>{props.me.seatTitle}</small>
          </span>
        }
      >
        {(close) => (
          <div class="stack-tight">
            <p class="strong">{props.me.seats.length > 1 ? shellText.switchSeat : shellText.signedInAs}</p>
            <ul class="seat-list">
              <For each={props.me.seats}>
                {(seat) => (
                  <li>
                    <button
                      type="button"
                      class="seat-choice"
                      aria-current={seat.seatId === props.me.actor.seatId ? 'true' : undefined}
                      aria-busy={switching.isBusy() && chosen() === seat.seatId}
                      onClick={() =>
                        seat.seatId === props.me.actor.seatId ? close() : void switchTo(seat.seatId, close)
                      }
                    >
                      <span class="strong">{seat.organisationName}</span>
                      <span>{seat.seatTitle}</span>
                      <Show when={seat.secretariatOf.length > 0}>
                        <span class="quiet small">
                          {shellText.secretariatOf(seat.secretariatOf.map((forum) => forum.forumName))}
                        </span>
                      </Show>
                    </button>
                  </li>
                )}
              </For>
            </ul>
            <Show when={switching.error() ?? signOut.error()}>
              {(error) => (
                <NoticeBanner tone="error">
                  <p>{error().message}</p>
                </NoticeBanner>
              )}
            </Show>
            <Show when={isSharedTerminal(props.me.sessionId)}>
              <p>
                <Badge tone="info">{offlineText.sharedTerminalOn}</Badge>
              </p>
            </Show>
            <LinkButton href="/account">{shellText.account}</LinkButton>
            <Button icon={LogOut} busy={signOut.isBusy()} onClick={() => void signOut.begin()}>
              {shellText.signOut}
            </Button>
          </div>
        )}
      </DisclosureMenu>
    </>
  )
}
