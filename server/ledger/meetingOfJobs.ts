import type { MeetingMode } from '../../shared/meetings/meeting'
import { nameOf } from '../meetings/queries'
import type { Db } from '../store/Store'

export interface MeetingOfJobs {
  forumId: string
  forumName: string
  name: string
  startsAt: number
  mode: MeetingMode
  isSample: 0 | 1
  /** the seat that called it */
  createdBy: string
}

/** What the ledger asks of a meeting. */
export async function meetingOfJobs(db: Db, meetingId: string): Promise<MeetingOfJobs> {
  const row = await db
    .selectFrom('meeting')
    .innerJoin('forum', 'forum.id', 'meeting.forum_id')
    .select([
      'meeting.forum_id',
      'forum.name as forum_name',
      'meeting.fiscal_year',
      'meeting.number',
      'meeting.title',
      'meeting.starts_at',
      'meeting.mode',
      'meeting.is_sample',
      'meeting.created_by',
    ])
    .where('meeting.id', '=', meetingId)
    .executeTakeFirstOrThrow()
  return {
    forumId: row.forum_id,
    forumName: row.forum_name,
    name: nameOf(row),
    startsAt: row.starts_at,
    mode: row.mode,
    isSample: row.is_sample,
    createdBy: row.created_by,
  }
}
