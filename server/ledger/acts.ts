import { dayOf, fiscalYear, warekiWithWeekday } from '../../shared/calendar'
import {
  type JobKind,
  jobDueOn,
  jobKindLabel,
  jobKinds,
  presupposed,
  rotatingKinds,
} from '../../shared/ledger/job'
import { nextOwner } from '../../shared/ledger/rotation'
import { holdForum, rulesOf } from '../forums/queries'
import { newId } from '../id'
import { notify } from '../outbox/notify'
import type { Tx } from '../store/Store'
import { candidatesFor, pastOwners, secretariatOrganisation } from './candidates'
import { type MeetingOfJobs, meetingOfJobs } from './meetingOfJobs'

interface NewJobs {
  meetingId: string
  at: number
  /** what the software has done already: a meeting that a 日程調整 made has its day */
  settled?: readonly JobKind[]
}

/** The standard jobs of a meeting come into being with it, each with an owner (担当団体) where one may be given [L1, L2]. */
export async function spawnJobs(tx: Tx, { meetingId, at, settled = [] }: NewJobs): Promise<void> {
  const meeting = await meetingOfJobs(tx, meetingId)
  // Of two meetings made at once one waits here: their turns are counted one after the other.
  await holdForum(tx, meeting.forumId)
  const secretariat = await secretariatOrganisation(tx, meeting.forumId)
  const year = fiscalYear(dayOf(meeting.startsAt))
  for (const kind of jobKinds) {
    if (kind === 'venue' && meeting.mode !== 'in_person' && meeting.mode !== 'hybrid') continue
    const isSettled = settled.includes(kind)
    const candidates = await candidatesFor(tx, { ...meeting, kind, year, secretariat, day: dayOf(at) })
    const past = rotatingKinds.includes(kind) ? await pastOwners(tx, { ...meeting, kind }) : []
    const owner = nextOwner(kind, candidates, past) ?? null
    await tx
      .insertInto('work_job')
      .values({
        id: newId(),
        forum_id: meeting.forumId,
        meeting_id: meetingId,
        kind,
        owner_id: owner,
        // Days follow the meeting and the body's rules until somebody sets one.
        due_on: null,
        done_at: isSettled ? at : null,
        is_automatic: isSettled ? 1 : 0,
        created_at: at,
        is_sample: meeting.isSample,
      })
      .execute()
    if (owner !== null && owner !== secretariat && !isSettled)
      await tellOwner(tx, meeting, { kind, owner, at })
  }
}

interface Completion {
  meetingId: string
  kind: JobKind
  /** the software did it (自動で済んだ), or a person by an act that is the job itself */
  isAutomatic: boolean
  at: number
}

/** A job is done, and with it what it presupposes. A second time changes nothing; a meeting older than the ledger has none. */
export async function completeJob(tx: Tx, { meetingId, kind, isAutomatic, at }: Completion): Promise<void> {
  const open = (kinds: readonly JobKind[]) =>
    tx
      .updateTable('work_job')
      .where('meeting_id', '=', meetingId)
      .where('kind', 'in', kinds)
      .where('done_at', 'is', null)
  await open([kind])
    .set({ done_at: at, is_automatic: isAutomatic ? 1 : 0 })
    .execute()
  if (presupposed[kind].length > 0)
    await open(presupposed[kind]).set({ done_at: at, is_automatic: 0 }).execute()
}

async function tellOwner(
  tx: Tx,
  meeting: MeetingOfJobs,
  { kind, owner, at }: { kind: JobKind; owner: string; at: number },
): Promise<void> {
  const dueOn = jobDueOn(
    kind,
    { startsAt: meeting.startsAt, createdAt: at },
    await rulesOf(tx, meeting.forumId),
  )
  await notify(tx, {
    kind: 'job_assigned',
    at,
    forumId: meeting.forumId,
    isSample: meeting.isSample === 1,
    organisationIds: [owner],
    subject: `${meeting.name}の${jobKindLabel[kind]}当番`,
    lines: [
      `しごと: ${jobKindLabel[kind]}`,
      `会議: ${meeting.name}`,
      `期限: ${warekiWithWeekday(dueOn)}`,
      '引き受けられないときは、しごと帳でほかの団体に引き継げます。',
    ],
    path: `/forums/${meeting.forumId}/ledger`,
    reason: `${meeting.forumName}の当番の順番に当たったため`,
  })
}
