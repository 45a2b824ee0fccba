import { seatName } from '../../shared/accounts/seatName'
import { dayOf } from '../../shared/calendar'
import { type DeskItem, deskItem } from '../../shared/desk/item'
import type { Actor } from '../../shared/permission'
import { ownTerm } from '../accounts/queries'
import type { Db } from '../store/Store'

/** What of 引継ぎ waits on the desk: a note to read for who came, a note to write for who leaves. */
export async function handoverLines(db: Db, actor: Actor, now: number): Promise<DeskItem[]> {
  return [...(await notesToTake(db, actor)), ...(await noteToWrite(db, actor, now))]
}

async function notesToTake(db: Db, actor: Actor): Promise<DeskItem[]> {
  const rows = await db
    .selectFrom('handover_note')
    .select(['id', 'label', 'at'])
    .where('seat_id', '=', actor.seatId)
    .where('person_id', '!=', actor.personId)
    .where('taken_at', 'is', null)
    .orderBy('at')
    .execute()
  const [first] = rows
  if (!first) return []
  return [deskItem('handover', first.id, { title: first.label, forumName: null, at: first.at })]
}

/** Two months before the last day there is time to write; a note written before that is asked for again. */
const askedBeforeMs = 60 * 24 * 60 * 60 * 1000

async function noteToWrite(db: Db, actor: Actor, now: number): Promise<DeskItem[]> {
  const { toOn } = await ownTerm(db, actor, dayOf(now))
  if (toOn === null || toOn > dayOf(now + askedBeforeMs)) return []
  const written = await db
    .selectFrom('handover_note')
    .select('id')
    .where('seat_id', '=', actor.seatId)
    .where('person_id', '=', actor.personId)
    .where('at', '>', now - askedBeforeMs)
    .limit(1)
    .executeTakeFirst()
  if (written) return []
  const seat = await db
    .selectFrom('seat')
    .innerJoin('organisation', 'organisation.id', 'seat.organisation_id')
    .select(['organisation.name as organisationName', 'seat.title as seatTitle'])
    .where('seat.id', '=', actor.seatId)
    .executeTakeFirstOrThrow()
  return [deskItem('leaving', actor.seatId, { title: seatName(seat), forumName: null, dueOn: toOn })]
}
