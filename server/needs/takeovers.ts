import type { Selectable } from 'kysely'
import { releaseDraft } from '../proposals/acts'
import type { Db, Tx } from '../store/Store'
import type { Tables } from '../store/Tables'

export type Takeover = Selectable<Tables['need_takeover']>

/** The takeovers that still stand, of several needs. One whose draft was discarded stands no more. */
export async function currentTakeovers(db: Db, needIds: readonly string[]) {
  if (needIds.length === 0) return []
  return await db
    .selectFrom('need_takeover')
    .innerJoin('organisation', 'organisation.id', 'need_takeover.organisation_id')
    .innerJoin('proposal', 'proposal.id', 'need_takeover.proposal_id')
    .selectAll('need_takeover')
    .select([
      'organisation.name as writerName',
      'proposal.state as proposalState',
      'proposal.number as proposalNumber',
      'proposal.title as proposalTitle',
    ])
    .where('need_takeover.need_id', 'in', needIds)
    .where('need_takeover.ended_at', 'is', null)
    .orderBy('need_takeover.at')
    .execute()
}
export type CurrentTakeover = Awaited<ReturnType<typeof currentTakeovers>>[number]

export async function currentTakeover(db: Db, needId: string): Promise<CurrentTakeover | undefined> {
  return (await currentTakeovers(db, [needId])).at(-1)
}

/** Whoever wrote writes no more; afterwards `tellReleased`. */
export async function endTakeover(
  tx: Tx,
  { id, proposal_id }: Pick<Takeover, 'id' | 'proposal_id'>,
  at: number,
): Promise<void> {
  await tx.updateTable('need_takeover').set({ ended_at: at }).where('id', '=', id).execute()
  if (proposal_id !== null) await releaseDraft(tx, proposal_id, at)
}
