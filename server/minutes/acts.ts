import { holdForum } from '../forums/queries'
import type { Tx } from '../store/Store'
import { numberedOutcomes, type OutcomeIds, outcomeIdsOf } from './queries'

/**
 * [T5] Fixes the numbers of a meeting's decisions and 宿題 for good: those that have none get the next ones of the body and 年度,
 * in the order of the minutes. Repeating it changes nothing. `ids` where the caller has read the minutes themselves; else the
 * projection is asked.
 */
export async function fixOutcomeNumbers(
  tx: Tx,
  meetingId: string,
  at: number,
  ids?: OutcomeIds,
): Promise<void> {
  const { forum_id } = await tx
    .selectFrom('meeting')
    .select('forum_id')
    .where('id', '=', meetingId)
    .executeTakeFirstOrThrow()
  await holdForum(tx, forum_id)
  const { meeting, outcomes } = await numberedOutcomes(
    tx,
    meetingId,
    ids ?? (await outcomeIdsOf(tx, meetingId)),
  )
  const rows = outcomes
    .filter(({ isFixed }) => !isFixed)
    .map(({ id, kind, number, label }) => ({
      forum_id: meeting.forum_id,
      fiscal_year: meeting.fiscal_year,
      is_sample: meeting.is_sample,
      kind,
      number,
      meeting_id: meetingId,
      outcome_id: id,
      label,
      fixed_at: at,
    }))
  if (rows.length > 0) await tx.insertInto('outcome_number').values(rows).execute()
}
