import type { Selectable } from 'kysely'
import type { AgendaItem } from '../../shared/meetings/agendaItem'
import type { EarlierItem, EarlierMeeting } from '../../shared/meetings/carryOver'
import { meetingState, wasHeld } from '../../shared/meetings/meeting'
import type { Outcome } from '../../shared/meetings/outcome'
import type { Db } from '../store/Store'
import type { Tables } from '../store/Tables'
import { courseColumns, courseOf, type MeetingRow, nameOf } from './course'

/** Whether the body met before: then the agenda begins with 前回議事録の確認. */
export async function hasEarlierMeeting(
  db: Db,
  meeting: Pick<MeetingRow, 'id' | 'forum_id' | 'starts_at'>,
): Promise<boolean> {
  const earlier = await db
    .selectFrom('meeting')
    .select('id')
    .where('forum_id', '=', meeting.forum_id)
    .where('starts_at', '<', meeting.starts_at)
    .where('id', '<>', meeting.id)
    .limit(1)
    .executeTakeFirst()
  return earlier !== undefined
}

/** The meetings of a body that took place, the first first, with their items and what became of them. */
export async function heldMeetings(db: Db, forumId: string, now: number): Promise<EarlierMeeting[]> {
  const rows = await db
    .selectFrom('meeting')
    .select(['id', 'title', 'fiscal_year', 'number', 'starts_at', ...courseColumns])
    .where('forum_id', '=', forumId)
    .orderBy('starts_at')
    .execute()
  // Whether its minutes go round or are confirmed is no matter here: it took place before that.
  const held = rows.filter((row) =>
    wasHeld(meetingState(courseOf({ ...row, in_confirmation: 0, version_id: null }), now)),
  )
  const items = await agendaItemsOf(
    db,
    held.map(({ id }) => id),
  )
  return held.map((row) => ({
    id: row.id,
    name: nameOf(row),
    startsAt: row.starts_at,
    items: items.filter(({ meetingId }) => meetingId === row.id),
  }))
}

/** Items as the projections have them, with what became of them; in the order of their agendas. */
export async function agendaItemsOf(
  db: Db,
  meetingIds: readonly string[],
): Promise<(EarlierItem & { meetingId: string })[]> {
  if (meetingIds.length === 0) return []
  const rows = await db
    .selectFrom('agenda_item')
    .leftJoin('item_outcome', (join) =>
      join
        .onRef('item_outcome.meeting_id', '=', 'agenda_item.meeting_id')
        .onRef('item_outcome.item_id', '=', 'agenda_item.id'),
    )
    .selectAll('agenda_item')
    .select(['item_outcome.outcome', 'item_outcome.note'])
    .where('agenda_item.meeting_id', 'in', meetingIds)
    .orderBy('agenda_item.position')
    .execute()
  return rows.map((row) => ({ ...itemOf(row), meetingId: row.meeting_id, ...outcomeOf(row) }))
}

const outcomeOf = (row: { outcome: Outcome | null; note: string | null }) => ({
  outcome: row.outcome,
  note: row.note ?? '',
})

/** The projection wrote both JSON columns from an AgendaItem. */
const itemOf = (row: Selectable<Tables['agenda_item']>): AgendaItem & { number: string } => ({
  id: row.id,
  number: row.number,
  kind: row.kind,
  title: row.title,
  presenter: row.presenter,
  minutes: row.minutes,
  proposedBy: JSON.parse(row.proposed_by) as string[],
  proposalId: row.proposal_id,
  disclosure: row.disclosure,
  closedReason: row.closed_reason,
  carriedFrom: row.carried_from === null ? null : (JSON.parse(row.carried_from) as AgendaItem['carriedFrom']),
})
