import { DomainError } from '../../shared/error'
import { type Actor, can } from '../../shared/permission'
import type { Press } from '../../shared/proposals/commands'
import { actingSeat } from '../accounts/queries'
import type { Context } from '../context'
import { subjectOf } from './find'
import { formalAct } from './formalAct'
import { takeBackJoint } from './letters'
import { lackingWord } from './originators'

/** A 発案団体 that did not write the draft agrees to be named, by a press of its own: nobody else can give its word [P10]. */
export async function agreeJointly(
  context: Context,
  actor: Actor,
  id: string,
  { idempotencyKey }: Press,
): Promise<{ agreedAt: number }> {
  const act = { id, idempotencyKey, name: 'agreeJointly' }
  return await formalAct(context, actor, act, async (tx, found, at) => {
    const own = found.originators.find((each) => each.organisation_id === actor.organisationId)
    const isAsked = lackingWord(found).includes(actor.organisationId)
    const hasAgreed = own !== undefined && own.position > 0 && own.agreed_at !== null
    if (!own || !(isAsked || hasAgreed) || !can(actor, 'proposal.edit', subjectOf(found)))
      throw new DomainError(
        'forbidden',
        '共同提案に同意できるのは、下書きに名前のある団体だけです。画面を再読み込みしてください。',
      )
    await tx
      .updateTable('proposal_originator')
      .set({ agreed_at: at, agreed_label: (await actingSeat(tx, actor)).label })
      .where('proposal_id', '=', id)
      .where('organisation_id', '=', actor.organisationId)
      .where('agreed_at', 'is', null)
      .execute()
    await takeBackJoint(tx, id, actor.organisationId)
    return { agreedAt: own.agreed_at ?? at }
  })
}
