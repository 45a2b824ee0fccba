import type { Attendee } from '../../shared/meetings/attendee'
import type { ItemOutcome } from '../../shared/meetings/outcome'
import type { Db } from '../store/Store'

/** Everybody on the attendance list (出席者名簿) of a meeting, in its order. */
export async function attendeesOf(db: Db, meetingId: string): Promise<Attendee[]> {
  const rows = await db
    .selectFrom('attendee')
    .selectAll()
    .where('meeting_id', '=', meetingId)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    organisationId: row.organisation_id,
    division: row.division,
    title: row.title,
    name: row.name,
    kana: row.kana,
    category: row.category,
    proxyFor: row.proxy_for,
    isOnline: row.is_online === 1,
    status: row.status,
    arrivedAt: row.arrived_at,
    leftAt: row.left_at,
    note: row.note,
  }))
}

/** What became of the items so far, in the order in which it was decided. */
export async function outcomesOfItems(db: Db, meetingId: string): Promise<ItemOutcome[]> {
  const rows = await db
    .selectFrom('item_outcome')
    .selectAll()
    .where('meeting_id', '=', meetingId)
    .orderBy('decided_at')
    .orderBy('item_id')
    .execute()
  return rows.map((row) => ({
    itemId: row.item_id,
    outcome: row.outcome,
    hasNoObjection: row.has_no_objection === 1,
    note: row.note,
    decidedAt: row.decided_at,
    // Written by recordOutcome as JSON of string[].
    present: JSON.parse(row.present) as string[],
  }))
}
