import { useNavigate } from '@solidjs/router'
import LogOut from 'lucide-solid/icons/log-out'
import UserRound from 'lucide-solid/icons/user-round'
import { createSignal, For, Show } from 'solid-js'
import { seatName } from '../../shared/accounts/seatName'
import type { SignedIn } from '../../shared/accounts/session'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { useSession } from '../data/session'
import { shellText } from '../text/common'
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
  const signingOut = createCommand(() => call(api.session.$delete()))

  const switchTo = async (seatId: string, close: () => void) => {
    setChosen(seatId)
    const next = await switching.run(seatId)
    if (!next) return
    close()
    session.adopt(next)
    if (next.signedIn) showToast(shellText.switched(seatName(next)))
  }
  const signOut = async () => {
    await signingOut.run()
    if (signingOut.error()) return
    session.adopt({ signedIn: false, sampleEntry: session.info()?.sampleEntry ?? false })
    navigate('/sign-in')
  }

  return (
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
          <Show when={switching.error() ?? signingOut.error()}>
            {(error) => (
              <NoticeBanner tone="error">
                <p>{error().message}</p>
              </NoticeBanner>
            )}
          </Show>
          <LinkButton href="/account">{shellText.account}</LinkButton>
          <Button icon={LogOut} busy={signingOut.isBusy()} onClick={() => void signOut()}>
            {shellText.signOut}
          </Button>
        </div>
      )}
    </DisclosureMenu>
  )
}
