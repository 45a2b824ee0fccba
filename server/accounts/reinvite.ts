import type { InvitationLink } from '../../shared/accounts/register'
import { dayOf } from '../../shared/calendar'
import { DomainError } from '../../shared/error'
import type { Actor } from '../../shared/permission'
import type { Context } from '../context'
import { once } from '../routing/once'
import type { Tx } from '../store/Store'
import { expireInvitations, invitationPath, issueInvitation } from './invitation'
import { assertManages } from './manage'
import { seatsOf } from './seatChoices'

/** A link by which an existing person sets a new password. The old password works until then, earlier links no more. */
export async function reinvite(
  context: Context,
  actor: Actor,
  { personId, idempotencyKey }: { personId: string; idempotencyKey: string },
): Promise<InvitationLink> {
  assertManages(actor)
  const at = context.now()
  const act = { key: idempotencyKey, personId: actor.personId, command: 'reinvite', at }
  let path: string | null = null
  const issued = await context.store.transaction((tx) =>
    once(tx, act, async () => {
      const invitation = await issueReset(tx, { personId, createdBy: actor.personId, at })
      path = invitationPath(invitation.token)
      return { invitationId: invitation.invitationId, expiresAt: invitation.expiresAt }
    }),
  )
  // As in inviteToSeat: the token is not kept with the result.
  return { ...issued, path }
}

export async function issueReset(
  tx: Tx,
  { personId, createdBy, at }: { personId: string; createdBy: string | null; at: number },
) {
  const person = await tx
    .selectFrom('person')
    .select('id')
    .where('id', '=', personId)
    .where('is_sample', '=', 0)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  if (!person) throw new DomainError('not_found', noSuchPerson)
  const [seat] = await seatsOf(tx, personId, dayOf(at))
  if (!seat) throw new DomainError('conflict', noSeat)
  await expireInvitations(tx, at, { forPerson: personId })
  return issueInvitation(tx, { seatId: seat.seatId, forPerson: personId, createdBy, at })
}

const noSuchPerson = '利用者が見つかりません。利用停止中のときは、先に再開してください。'
const noSeat = 'この利用者は席に就いていません。席への招待リンクを作ってください。'
