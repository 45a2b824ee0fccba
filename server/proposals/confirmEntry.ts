import { DomainError } from '../../shared/error'
import { type Actor, can } from '../../shared/permission'
import type { Press } from '../../shared/proposals/commands'
import { actingSeat } from '../accounts/queries'
import type { Context } from '../context'
import { subjectOf } from './find'
import { formalAct } from './formalAct'
import { takeBackTyped } from './letters'

/** The 団体 confirms what was typed for it (代行入力, 引受け): the mark goes, and nothing else changes [P2]. */
export async function confirmEntry(
  context: Context,
  actor: Actor,
  id: string,
  { idempotencyKey }: Press,
): Promise<{ confirmedAt: number }> {
  const act = { id, idempotencyKey, name: 'confirmEntry' }
  return await formalAct(context, actor, act, async (tx, found, at) => {
    const { row } = found
    if (row.on_behalf_channel === null || !can(actor, 'proposal.confirmEntry', subjectOf(found)))
      throw new DomainError('forbidden', '代行入力を確認できるのは、発案団体だけです。')
    await tx
      .updateTable('proposal')
      .set({ confirmed_at: at, confirmed_label: (await actingSeat(tx, actor)).label })
      .where('id', '=', id)
      .where('confirmed_at', 'is', null)
      .execute()
    await takeBackTyped(tx, id)
    return { confirmedAt: row.confirmed_at ?? at }
  })
}
