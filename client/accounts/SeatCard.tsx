import { For, Show } from 'solid-js'
import type { Holder, PendingInvitation, SeatItem } from '../../shared/accounts/register'
import { seatName } from '../../shared/accounts/seatName'
import { wareki, warekiDateTime } from '../../shared/calendar'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { accountsText, adminText, dutyLabel } from '../text/accounts'
import { Badge } from '../ui/Badge'
import { Button } from '../ui/Button'
import { Card } from '../ui/Card'
import { Failure } from '../ui/Failure'
import { SampleBadge } from '../ui/SampleBadge'
import { showToast } from '../ui/Toast'

interface SeatCardProps {
  seat: SeatItem
  isInviting: boolean
  onInvite: () => void
  onSecretariat: () => void
  onRename: () => void
  onEnd: (holder: Holder) => void
  onChanged: () => void
}

/** One seat: what it is, who holds it, which links to it are open. Seats of the sample are only looked at. */
export function SeatCard(props: SeatCardProps) {
  return (
    <Card as="article">
      <div class="cluster">
        <h3>{props.seat.seatTitle}</h3>
        <Badge>{dutyLabel[props.seat.duty]}</Badge>
        <Show when={props.seat.isSample}>
          <SampleBadge />
        </Show>
      </div>
      <Show when={props.seat.secretariatOf.length > 0}>
        <p class="small">
          {accountsText.sampleSecretariat(props.seat.secretariatOf.map((body) => body.forumName).join('、'))}
        </p>
      </Show>
      <Holders {...props} />
      <Show when={!props.seat.isSample}>
        <For each={props.seat.invitations}>
          {(invitation) => (
            <Invitation seat={props.seat} invitation={invitation} onRevoked={() => props.onChanged()} />
          )}
        </For>
        <div class="cluster">
          <Button small busy={props.isInviting} onClick={() => props.onInvite()}>
            {adminText.invite}
            <span class="visually-hidden">（{seatName(props.seat)}）</span>
          </Button>
          <Button small variant="text" onClick={() => props.onRename()}>
            {adminText.rename}
            <span class="visually-hidden">（{seatName(props.seat)}）</span>
          </Button>
          <Show when={props.seat.duty === 'member'}>
            <Button small variant="text" onClick={() => props.onSecretariat()}>
              {adminText.secretariatChange}
              <span class="visually-hidden">（{seatName(props.seat)}）</span>
            </Button>
          </Show>
        </div>
      </Show>
    </Card>
  )
}

function Holders(props: SeatCardProps) {
  return (
    <Show when={props.seat.holders.length > 0} fallback={<p class="quiet">{adminText.vacant}</p>}>
      <ul class="list-plain stack-tight" aria-label={adminText.holders}>
        <For each={props.seat.holders}>
          {(holder) => (
            <li class="spread">
              <span>
                <span class="strong">{holder.loginId}</span> <span class="small quiet">{term(holder)}</span>{' '}
                <Show when={holder.isDisabled}>
                  <Badge tone="warning">{adminText.disabled}</Badge>
                </Show>
              </span>
              <Show when={!props.seat.isSample}>
                <Button small variant="text" onClick={() => props.onEnd(holder)}>
                  {adminText.endAppointment}
                  <span class="visually-hidden">（{holder.loginId}）</span>
                </Button>
              </Show>
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}

const term = ({ fromOn, toOn }: Holder) =>
  toOn === null ? adminText.holderFrom(wareki(fromOn)) : adminText.holderUntil(wareki(fromOn), wareki(toOn))

const validity = ({ startsOn, expiresAt }: PendingInvitation) =>
  startsOn === null
    ? adminText.invitationUntil(warekiDateTime(expiresAt))
    : adminText.invitationFrom(wareki(startsOn), warekiDateTime(expiresAt))

function Invitation(props: { seat: SeatItem; invitation: PendingInvitation; onRevoked: () => void }) {
  const revoking = createCommand(() =>
    call(api.accounts.invitations[':id'].$delete({ param: { id: props.invitation.invitationId } })),
  )
  const revoke = async () => {
    if (!(await revoking.run())) return
    showToast(adminText.revoked)
    props.onRevoked()
  }
  return (
    <div class="stack-tight">
      <div class="spread">
        <span class="small">
          {props.invitation.purpose === 'reset' ? adminText.invitationReset : adminText.invitations}（
          {validity(props.invitation)}）
        </span>
        <Button small variant="text" busy={revoking.isBusy()} onClick={() => void revoke()}>
          {adminText.revoke}
          <span class="visually-hidden">（{seatName(props.seat)}）</span>
        </Button>
      </div>
      <Failure error={revoking.error()} />
    </div>
  )
}
