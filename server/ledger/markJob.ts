import { DomainError } from '../../shared/error'
import type { MarkJob } from '../../shared/ledger/commands'
import type { Actor } from '../../shared/permission'
import { refuseSampleSeat } from '../accounts/queries'
import type { Context } from '../context'
import { once } from '../routing/once'
import { findJob, isOwnJob } from './findJob'
import { tellLedgerChanged } from './ledgerChanged'

/** 済みにする, and back: by who has the job, or the secretariat [L5]. */
export async function markJob(context: Context, actor: Actor, id: string, input: MarkJob): Promise<void> {
  const at = context.now()
  const act = { key: input.idempotencyKey, personId: actor.personId, command: `markJob ${id}`, at }
  const job = await context.store.transaction(async (tx) => {
    const found = await findJob(tx, actor, id)
    if (!isOwnJob(actor, found)) throw notYours()
    await refuseSampleSeat(tx, actor, found)
    await once(tx, act, async () => {
      await tx
        .updateTable('work_job')
        .set({ done_at: input.isDone ? (found.done_at ?? at) : null, is_automatic: 0 })
        .where('id', '=', id)
        .execute()
      return null
    })
    return found
  })
  tellLedgerChanged(context, job.forum_id)
}

const notYours = () =>
  new DomainError(
    'forbidden',
    'このしごとを済みにできるのは、担当の団体と事務局です。まず「引き受けます」を押してください。',
  )
