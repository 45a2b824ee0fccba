import { DomainError } from '../../shared/error'
import { type Actor, can } from '../../shared/permission'
import { actingSeat, refuseSampleSeat } from '../accounts/queries'
import type { Context } from '../context'
import { once } from '../routing/once'
import { tellConsentChanged } from './consentChanged'
import { findProcedure } from './procedure'

/** A 団体 says that what was entered for it is so: the mark 代行入力 stands confirmed from then on [Y2]. */
export async function confirmConsent(
  context: Context,
  actor: Actor,
  { id, stepId, idempotencyKey }: { id: string; stepId: string; idempotencyKey: string },
): Promise<void> {
  const at = context.now()
  const act = { key: idempotencyKey, personId: actor.personId, command: `confirmConsent ${stepId}`, at }
  const forumId = await context.store.transaction(async (tx) => {
    const row = await findProcedure(tx, actor, id)
    if (!can(actor, 'consent.answer', { forumId: row.forum_id })) throw notYours()
    await refuseSampleSeat(tx, actor, row)
    await once(tx, act, async () => {
      const { label } = await actingSeat(tx, actor)
      const confirmed = await tx
        .updateTable('consent_step')
        .set({ confirmed_at: at, confirmed_label: label })
        .where('id', '=', stepId)
        .where('procedure_id', '=', id)
        .where('organisation_id', '=', actor.organisationId)
        .where('on_behalf_channel', 'is not', null)
        .where('confirmed_at', 'is', null)
        .executeTakeFirst()
      if (confirmed.numUpdatedRows !== 1n) throw notYours()
      return null
    })
    return row.forum_id
  })
  tellConsentChanged(context, forumId)
}

const notYours = () =>
  new DomainError(
    'conflict',
    '確認できるのは、自分の団体について代行入力された、まだ確認していない内容だけです。画面を開き直してください。',
  )
