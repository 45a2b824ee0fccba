import { DomainError } from '../../shared/error'
import type { Actor } from '../../shared/permission'
import type { Context } from '../context'
import { assertManages } from './manage'

/** An invitation that nobody accepted yet stops working. */
export async function revokeInvitation(context: Context, actor: Actor, invitationId: string): Promise<void> {
  assertManages(actor)
  const at = context.now()
  const { numUpdatedRows } = await context.store.db
    .updateTable('invitation')
    .set({ expires_at: at })
    .where('id', '=', invitationId)
    .where('used_at', 'is', null)
    .where('expires_at', '>', at)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n)
    throw new DomainError(
      'not_found',
      'この招待は、すでに使われたか、期限が切れています。一覧を開き直してください。',
    )
}
