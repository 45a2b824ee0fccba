import { startOfDay } from '../../shared/calendar'
import type { JobKind } from '../../shared/ledger/job'
import type { Context } from '../context'
import { completeJob } from './acts'
import { tellLedgerChanged } from './ledgerChanged'

/** What a meeting that took place cannot have waited for any more. */
const beforeMeeting: readonly JobKind[] = ['call', 'agenda', 'materials']

/** Once a day: the work before a meeting of an earlier day is done, by whomever; the answers were counted by the software [L5]. */
export async function settlePastJobs(context: Context, day: string): Promise<void> {
  const meetings = await context.store.db
    .selectFrom('work_job')
    .innerJoin('meeting', 'meeting.id', 'work_job.meeting_id')
    .select(['meeting.id', 'meeting.forum_id'])
    .where('work_job.done_at', 'is', null)
    .where('work_job.kind', 'in', beforeMeeting)
    .where('meeting.starts_at', '<', startOfDay(day))
    .where('meeting.called_off', 'is', null)
    .distinct()
    .execute()
  for (const { id, forum_id } of meetings) {
    await context.store.transaction(async (tx) => {
      for (const kind of beforeMeeting)
        await completeJob(tx, { meetingId: id, kind, isAutomatic: kind === 'call', at: context.now() })
    })
    tellLedgerChanged(context, forum_id)
  }
}
