import type { InviteToSeat } from '../../shared/accounts/commands'
import type { InvitationLink } from '../../shared/accounts/register'
import { DomainError } from '../../shared/error'
import type { Actor } from '../../shared/permission'
import type { Context } from '../context'
import { once } from '../routing/once'
import { invitationPath, issueInvitation } from './invitation'
import { assertManages } from './manage'

/** Invites whoever gets the link to a seat. The link is in this answer and nowhere else. */
export async function inviteToSeat(
  context: Context,
  actor: Actor,
  { seatId, idempotencyKey }: InviteToSeat,
): Promise<InvitationLink> {
  assertManages(actor)
  const at = context.now()
  const act = { key: idempotencyKey, personId: actor.personId, command: 'inviteToSeat', at }
  let path: string | null = null
  const issued = await context.store.transaction((tx) =>
    once(tx, act, async () => {
      const seat = await tx
        .selectFrom('seat')
        .select('id')
        .where('id', '=', seatId)
        .where('is_sample', '=', 0)
        .executeTakeFirst()
      if (!seat) throw new DomainError('not_found', noSuchSeat)
      const invitation = await issueInvitation(tx, { seatId, forPerson: null, createdBy: actor.personId, at })
      path = invitationPath(invitation.token)
      return { invitationId: invitation.invitationId, expiresAt: invitation.expiresAt }
    }),
  )
  // `once` keeps its results; the token must not be among them, so a repeated submit gets the same invitation without the link.
  return { ...issued, path }
}

const noSuchSeat = '席が見つかりません。一覧を開き直してください（サンプルの席には招待できません）。'
