import { createSignal, For, Show } from 'solid-js'
import { seatName } from '../../shared/accounts/seatName'
import type { SignedIn } from '../../shared/accounts/session'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { useSession } from '../data/session'
import { accountsText } from '../text/accounts'
import { Badge } from '../ui/Badge'
import { Button } from '../ui/Button'
import { Failure } from '../ui/Failure'
import { showToast } from '../ui/Toast'

/** The seats the person holds; one press acts from another. */
export function SeatSwitch(props: { me: SignedIn }) {
  const session = useSession()
  const [chosen, setChosen] = createSignal('')
  const switching = createCommand((_key, seatId: string) =>
    call(api.session.seat.$post({ json: { seatId } })),
  )
  const switchTo = async (seatId: string) => {
    setChosen(seatId)
    const info = await switching.run(seatId)
    if (!info) return
    session.adopt(info)
    if (info.signedIn) showToast(accountsText.switched(seatName(info)))
  }
  return (
    <Show when={props.me.seats.length > 1}>
      <section class="section">
        <h2>{accountsText.switchTitle}</h2>
        <p>{accountsText.switchBody}</p>
        <Failure error={switching.error()} />
        <ul class="list-plain stack-tight">
          <For each={props.me.seats}>
            {(seat) => (
              <li class="spread">
                <span>{seatName(seat)}</span>
                <Show
                  when={seat.seatId !== props.me.actor.seatId}
                  fallback={<Badge tone="info">{accountsText.seatsHeld}</Badge>}
                >
                  <Button
                    small
                    busy={switching.isBusy() && chosen() === seat.seatId}
                    onClick={() => void switchTo(seat.seatId)}
                  >
                    {accountsText.switchTo}
                    <span class="visually-hidden">（{seatName(seat)}）</span>
                  </Button>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}
