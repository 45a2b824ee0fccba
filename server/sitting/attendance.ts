import { dayOf } from '../../shared/calendar'
import { presentAt, quorumAt, votersOf } from '../../shared/sitting/quorum'
import { membersOn, rulesOf } from '../forums/queries'
import type { MeetingRow } from '../meetings/queries'
import type { Db, Tx } from '../store/Store'
import { attendeesOf, outcomesOfItems } from './queries'

/** Which organisations are there at `at`, and whether they are enough. */
export async function presenceAt(db: Db, meeting: MeetingRow, at: number) {
  const { attendees, voters, quorum } = await countedOf(db, meeting)
  return {
    present: presentAt(attendees, voters, at, quorum),
    isQuorate: quorumAt(attendees, voters, at, quorum).isMet,
  }
}

/**
 * [T3] Who was there at a decision follows the attendance list: when a time is put right, every outcome says again who was there
 * at its moment.
 */
export async function recountOutcomes(tx: Tx, meeting: MeetingRow): Promise<void> {
  const { attendees, voters, quorum } = await countedOf(tx, meeting)
  for (const { itemId, decidedAt, present } of await outcomesOfItems(tx, meeting.id)) {
    const counted = quorumAt(attendees, voters, decidedAt, quorum)
    if (counted.present.join() === present.join()) continue
    await tx
      .updateTable('item_outcome')
      .set({ present: JSON.stringify(counted.present), is_quorate: counted.isMet ? 1 : 0 })
      .where('meeting_id', '=', meeting.id)
      .where('item_id', '=', itemId)
      .execute()
  }
}

async function countedOf(db: Db, meeting: MeetingRow) {
  const members = await membersOn(db, meeting.forum_id, dayOf(meeting.starts_at))
  const { quorum } = await rulesOf(db, meeting.forum_id)
  return { attendees: await attendeesOf(db, meeting.id), voters: votersOf(members), quorum }
}
