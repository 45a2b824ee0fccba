import { isDeepStrictEqual } from 'node:util'
import type * as Y from 'yjs'
import { readAgenda } from '../../shared/meetings/agendaDocument'
import { agendaOutline, numberedItems } from '../../shared/meetings/agendaNumbering'
import type { Tx } from '../store/Store'
import { hasEarlierMeeting } from './queries'

/** Replaces the rows of the agenda by what the document says and tells whether they changed; `doc` is a throw-away copy. */
export async function projectAgenda(tx: Tx, meetingId: string, doc: Y.Doc): Promise<boolean> {
  const meeting = await tx
    .selectFrom('meeting')
    .select(['id', 'forum_id', 'starts_at'])
    .where('id', '=', meetingId)
    .executeTakeFirst()
  if (!meeting) return false
  const outline = agendaOutline(readAgenda(doc), { hasEarlierMeeting: await hasEarlierMeeting(tx, meeting) })
  const rows = numberedItems(outline).map((item, index) => ({
    meeting_id: meetingId,
    id: item.id,
    position: index + 1,
    kind: item.kind,
    number: item.number,
    title: item.title,
    presenter: item.presenter,
    minutes: item.minutes,
    proposed_by: JSON.stringify(item.proposedBy),
    proposal_id: item.proposalId,
    disclosure: item.disclosure,
    closed_reason: item.closedReason,
    carried_from: item.carriedFrom && JSON.stringify(item.carriedFrom),
  }))
  const before = await tx
    .selectFrom('agenda_item')
    .selectAll()
    .where('meeting_id', '=', meetingId)
    .orderBy('position')
    .execute()
  if (isDeepStrictEqual(before, rows)) return false
  await tx.deleteFrom('agenda_item').where('meeting_id', '=', meetingId).execute()
  if (rows.length > 0) await tx.insertInto('agenda_item').values(rows).execute()
  return true
}
