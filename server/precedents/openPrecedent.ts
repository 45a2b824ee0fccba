import type { Actor } from '../../shared/permission'
import type { Context } from '../context'

/** Somebody of the organisation opened a card that was brought to it: that they did is kept, who did is not [E9]. */
export async function openPrecedent(context: Context, actor: Actor, id: string): Promise<void> {
  if (actor.duty !== 'member') return
  const opened = await context.store.db
    .updateTable('precedent_delivery')
    .set({ opened_at: context.now() })
    .where('precedent_id', '=', id)
    .where('organisation_id', '=', actor.organisationId)
    .where('opened_at', 'is', null)
    .executeTakeFirst()
  if (opened.numUpdatedRows > 0n)
    context.events.changed(['desk'], { organisationIds: [actor.organisationId] })
}
