import { warekiWithWeekday } from '../../shared/calendar'
import { isJobKind, type JobKind, jobDueOn, jobKindLabel } from '../../shared/ledger/job'
import { rulesOf } from '../forums/queries'
import { notify } from '../outbox/notify'
import type { Tx } from '../store/Store'
import type { JobRow } from './findJob'
import { type MeetingOfJobs, meetingOfJobs } from './meetingOfJobs'

interface Assignment {
  kind: JobKind
  owner: string
  createdAt: number
  at: number
  lines: readonly string[]
  reason: string
}

/** An organisation that was given a job is told what it is and until when. */
export async function tellAssigned(tx: Tx, meeting: MeetingOfJobs, told: Assignment): Promise<void> {
  const { kind, owner, at, createdAt } = told
  const rules = await rulesOf(tx, meeting.forumId)
  const dueOn = jobDueOn(kind, { startsAt: meeting.startsAt, createdAt }, rules)
  await notify(tx, {
    kind: 'job_assigned',
    at,
    forumId: meeting.forumId,
    isSample: meeting.isSample === 1,
    organisationIds: [owner],
    subject: `${meeting.name}の「${jobKindLabel[kind]}」の担当`,
    lines: [
      `しごと: ${jobKindLabel[kind]}`,
      `会議: ${meeting.name}`,
      `期限: ${warekiWithWeekday(dueOn)}`,
      ...told.lines,
    ],
    path: `/forums/${meeting.forumId}/ledger`,
    reason: told.reason,
  })
}

/** Somebody handed a job over: the new owner reads who and why. */
export async function tellNewOwner(
  tx: Tx,
  job: JobRow,
  { to, label, reason, at }: { to: string; label: string; reason: string; at: number },
): Promise<void> {
  if (job.meeting_id === null || !isJobKind(job.kind)) return
  const meeting = await meetingOfJobs(tx, job.meeting_id)
  await tellAssigned(tx, meeting, {
    kind: job.kind,
    owner: to,
    createdAt: job.created_at,
    at,
    lines: [`引き継いだ人: ${label}`, ...(reason === '' ? [] : [`理由: ${reason}`])],
    reason: `${meeting.forumName}のしごとを引き継いだため`,
  })
}
