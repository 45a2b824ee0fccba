import { type DeskItem, deskItem, inDueOrder } from '../../shared/desk/item'
import { jobKindLabel } from '../../shared/ledger/job'
import type { Actor } from '../../shared/permission'
import { actingSeat, ownTerm } from '../accounts/queries'
import { waitingJobs } from '../ledger/queries'
import { proposalsUnderWay } from '../proposals/queries'
import type { Db } from '../store/Store'
import { desk } from './desk'

/** Work of the whole year ahead is handed over, not only what is on the desk today. */
const always = '9999-12-31'

/** 引継ぎ of a seat: everything that waits for it, what is under way, and what one holder leaves to the next. */
export async function handover(db: Db, actor: Actor, now: number) {
  const { items, forums, today } = await desk(db, actor, now)
  const { label } = await actingSeat(db, actor)
  return {
    seat: label,
    today,
    term: await ownTerm(db, actor, today),
    forums,
    items: inDueOrder([
      ...items.filter(({ kind }) => kind !== 'handover' && kind !== 'leaving'),
      ...(await laterJobs(db, actor, items)),
    ]),
    underWay: await proposalsUnderWay(db, actor),
    notes: await notesOf(db, actor),
  }
}

/** The jobs the organisation has taken on for later; nobody's are no duty of the seat. */
async function laterJobs(db: Db, actor: Actor, items: readonly DeskItem[]): Promise<DeskItem[]> {
  const shown = new Set(items.map(({ id }) => id))
  const jobs = await waitingJobs(db, actor, always)
  return jobs
    .filter(({ id, ownerId }) => ownerId === actor.organisationId && !shown.has(`job:${id}`))
    .map((job) =>
      deskItem('job', job.forumId, {
        ...{ key: job.id, forumName: job.forumName, dueOn: job.dueOn },
        title: `${job.meeting.name} ${jobKindLabel[job.kind]}`,
      }),
    )
}

/** As many as a seat's last holders wrote; the newest first. */
const notesShown = 20

async function notesOf(db: Db, actor: Actor) {
  const rows = await db
    .selectFrom('handover_note')
    .selectAll()
    .where('seat_id', '=', actor.seatId)
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(notesShown)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    text: row.text,
    at: row.at,
    label: row.label,
    isOwn: row.person_id === actor.personId,
    takenAt: row.taken_at,
  }))
}
