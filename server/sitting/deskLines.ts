import { type DeskItem, deskItem } from '../../shared/desk/item'
import { type Actor, can } from '../../shared/permission'
import { rulesOf } from '../forums/queries'
import { insideForums, nameOf } from '../meetings/queries'
import type { Db } from '../store/Store'
import { summaryDueOn } from './queries'

/** Meetings that sat and whose 会議結果概要 this secretariat has not settled. */
export async function summaryLines(db: Db, actor: Actor): Promise<DeskItem[]> {
  const forumIds = insideForums(actor).filter((forumId) => can(actor, 'sitting.run', { forumId }))
  if (forumIds.length === 0) return []
  const rows = await db
    .selectFrom('meeting')
    .innerJoin('forum', 'forum.id', 'meeting.forum_id')
    .innerJoin('document', 'document.id', 'meeting.minutes_id')
    .selectAll('meeting')
    .select('forum.name as forum_name')
    .where('meeting.forum_id', 'in', forumIds)
    .where('meeting.ended_at', 'is not', null)
    .where('meeting.summary_filed_at', 'is', null)
    // Minutes that are confirmed say more than their summary would.
    .where('document.frozen_at', 'is', null)
    .orderBy('meeting.ended_at')
    .execute()
  return Promise.all(
    rows.map(async (row) =>
      deskItem('summary', row.id, {
        forumName: row.forum_name,
        title: nameOf(row),
        dueOn: summaryDueOn(row, (await rulesOf(db, row.forum_id)).minutes.summaryDays),
      }),
    ),
  )
}
