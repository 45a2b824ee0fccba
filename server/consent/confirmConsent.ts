import type { Actor } from '../../shared/permission'
import type { Context } from '../context'
import { confirmTyped, nothingToConfirm } from '../forums/acts'
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
    const typed = {
      table: 'consent_step',
      of: { id: stepId, procedure_id: id },
      right: 'consent.answer',
      at,
    } as const
    await once(tx, act, async () => {
      if (!(await confirmTyped(tx, actor, row, typed))) throw nothingToConfirm()
      return null
    })
    return row.forum_id
  })
  tellConsentChanged(context, forumId)
}
