import { DomainError } from '../../shared/error'
import { type Actor, can } from '../../shared/permission'
import type { Press } from '../../shared/proposals/commands'
import { actingSeat, refuseSampleSeat } from '../accounts/queries'
import type { Context } from '../context'
import { once } from '../routing/once'
import { announce } from './announce'
import { findProposal, subjectOf } from './find'

/** A joint proposer (共同提案) agrees to be named, by a press of its own: nobody else can give its word [P10]. */
export async function agreeJointly(
  context: Context,
  actor: Actor,
  id: string,
  { idempotencyKey }: Press,
): Promise<{ agreedAt: number }> {
  const at = context.now()
  const act = { key: idempotencyKey, personId: actor.personId, command: `agreeJointly ${id}`, at }
  const found = await findProposal(context.store.db, actor, id)
  const result = await context.store.transaction((tx) =>
    once(tx, act, async () => {
      const { row, originators, ...rest } = await findProposal(tx, actor, id)
      const own = originators.find((each) => each.organisation_id === actor.organisationId)
      if (
        !own ||
        own.position === 0 ||
        !can(actor, 'proposal.edit', subjectOf({ row, originators, ...rest }))
      )
        throw new DomainError(
          'forbidden',
          '共同提案に同意できるのは、下書きに名前のある団体だけです。画面を再読み込みしてください。',
        )
      await refuseSampleSeat(tx, actor, row)
      const { label } = await actingSeat(tx, actor)
      await tx
        .updateTable('proposal_originator')
        .set({ agreed_at: at, agreed_label: label })
        .where('proposal_id', '=', id)
        .where('organisation_id', '=', actor.organisationId)
        .where('agreed_at', 'is', null)
        .execute()
      return { agreedAt: own.agreed_at ?? at }
    }),
  )
  announce(context.events, found, [found.row.state])
  return result
}
