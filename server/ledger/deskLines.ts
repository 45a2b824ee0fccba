import { dayOf } from '../../shared/calendar'
import { type DeskItem, deskItem } from '../../shared/desk/item'
import type { Actor } from '../../shared/permission'
import type { Db } from '../store/Store'
import { type WaitingJob, waitingJobs } from './queries'

/** Work of the ledger comes onto the desk when its day is near: nine jobs of every meeting of the year would bury the rest. */
const jobsAheadMs = 14 * 24 * 60 * 60 * 1000

/** しごと帳: the next job of each meeting, to take or to finish. */
export async function jobLines(db: Db, actor: Actor, now: number): Promise<DeskItem[]> {
  const waiting = await waitingJobs(db, actor, dayOf(now + jobsAheadMs))
  return nextOfEachMeeting(waiting).map(({ job, count }) =>
    deskItem('job', job.forumId, {
      ...{ key: job.id, forumName: job.forumName, dueOn: job.dueOn },
      title: `${job.meeting.name}のしごと${count > 1 ? ` ${count}件` : ''}`,
      acts: [
        job.ownerId === null
          ? { act: 'take_job', jobId: job.id, job: job.kind, from: null }
          : { act: 'finish_job', jobId: job.id, job: job.kind },
      ],
    }),
  )
}

/** One line for each meeting's work, with the job that is due first: seven of them would stand before everything else. */
function nextOfEachMeeting(waiting: readonly WaitingJob[]): { job: WaitingJob; count: number }[] {
  const lines = new Map<string, { job: WaitingJob; count: number }>()
  for (const job of waiting) {
    const key = `${job.meeting.id} ${job.ownerId}`
    const line = lines.get(key)
    lines.set(key, {
      job: line && line.job.dueOn <= job.dueOn ? line.job : job,
      count: (line?.count ?? 0) + 1,
    })
  }
  return [...lines.values()]
}
