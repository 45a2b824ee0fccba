import { dayOf, fiscalYear } from '../../shared/calendar'
import { type JobKind, jobKinds, presupposed, rotatingKinds } from '../../shared/ledger/job'
import { nextOwner } from '../../shared/ledger/rotation'
import { holdForum } from '../forums/queries'
import { newId } from '../id'
import type { Tx } from '../store/Store'
import { candidatesFor, pastOwners, secretariatOrganisation } from './candidates'
import { meetingOfJobs } from './meetingOfJobs'
import { tellAssigned } from './tellOwner'

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
  const secretariat = await secretariatOrganisation(tx, meeting.forumId, meeting.createdBy)
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
        done_at: isSettled ? at : null,
        is_automatic: isSettled ? 1 : 0,
        created_at: at,
        is_sample: meeting.isSample,
      })
      .execute()
    if (owner !== null && owner !== secretariat && !isSettled)
      await tellAssigned(tx, meeting, {
        kind,
        owner,
        createdAt: at,
        at,
        lines: ['引き受けられないときは、しごと帳でほかの団体に引き継げます。'],
        reason: `${meeting.forumName}の当番の順番に当たったため`,
      })
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
