import { dayOf } from '../../shared/calendar'
import { DomainError } from '../../shared/error'
import { hasVoice } from '../../shared/forums/membership'
import { type Actor, can } from '../../shared/permission'
import type { Support } from '../../shared/proposals/commands'
import { openStates } from '../../shared/proposals/state'
import { actingSeat } from '../accounts/queries'
import type { Context } from '../context'
import { membersOn } from '../forums/queries'
import type { Tx } from '../store/Store'
import { type FoundProposal, subjectOf } from './find'
import { formalAct } from './formalAct'

/** 賛同 of another member, with a line if it likes; taken back the same way. It makes nobody an originator [P14]. */
export async function supportProposal(
  context: Context,
  actor: Actor,
  id: string,
  { idempotencyKey, note, isWithdrawn }: Support,
): Promise<{ at: number }> {
  const act = { id, idempotencyKey, name: 'supportProposal' }
  return await formalAct(context, actor, act, async (tx, found, at) => {
    await refuse(tx, actor, found, at)
    const time = Math.max(at, (await lastAt(tx, id, actor.organisationId)) + 1)
    await tx
      .insertInto('proposal_support')
      .values({
        proposal_id: id,
        organisation_id: actor.organisationId,
        at: time,
        seat_id: actor.seatId,
        label: (await actingSeat(tx, actor)).label,
        on_behalf_channel: null,
        confirmed_at: null,
        confirmed_label: null,
        note,
        withdrawn_at: isWithdrawn ? time : null,
      })
      .execute()
    return { at: time }
  })
}

async function refuse(tx: Tx, actor: Actor, found: FoundProposal, at: number): Promise<void> {
  if (!openStates.includes(found.row.state))
    throw new DomainError('conflict', 'この提案は、いまは賛同を受け付けていません。')
  const bodies = [found.row.forum_id, ...found.referredTo]
  const members = (await Promise.all(bodies.map((id) => membersOn(tx, id, dayOf(at))))).flat()
  const isMember = members.some((member) => member.id === actor.organisationId && hasVoice(member))
  if (isMember && can(actor, 'proposal.support', subjectOf(found))) return
  throw new DomainError('forbidden', '賛同できるのは、発案団体ではない構成団体です。')
}

/** Two presses of one millisecond still have an order. */
async function lastAt(tx: Tx, proposalId: string, organisationId: string): Promise<number> {
  const last = await tx
    .selectFrom('proposal_support')
    .select((eb) => eb.fn.max('at').as('at'))
    .where('proposal_id', '=', proposalId)
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst()
  return last?.at ?? 0
}
