import { dayOf } from '../../shared/calendar'
import { mayOriginate } from '../../shared/proposals/origin'
import { type ForumMember, membersOn } from '../forums/queries'
import type { Db } from '../store/Store'
import type { MeetingRow } from './queries'

/** An organisation's answer to 議題の募集. Without one it is 未回答, which is never 特になし [G1]. */
export interface AgendaAnswer {
  organisationId: string
  name: string
  answer: 'none' | 'items' | null
  note: string
  /** who answered, 「団体 職」; empty where the items are the answer */
  label: string
}

/** Who is asked: every member but observers and the prefecture, which reads no draft. */
export async function askedOf(
  db: Db,
  meeting: Pick<MeetingRow, 'forum_id' | 'starts_at'>,
): Promise<ForumMember[]> {
  const members = await membersOn(db, meeting.forum_id, dayOf(meeting.starts_at))
  return members.filter((member) => mayOriginate(member) && member.role !== 'prefecture')
}

/** In 建制順. Whoever has an item on the agenda has answered by it; one carried over from earlier is nobody's answer. */
export async function agendaAnswers(
  db: Db,
  meeting: Pick<MeetingRow, 'id' | 'forum_id' | 'starts_at'>,
): Promise<AgendaAnswer[]> {
  const replies = await db
    .selectFrom('agenda_reply')
    .select(['organisation_id', 'note', 'label'])
    .where('meeting_id', '=', meeting.id)
    .execute()
  const proposers = await proposersOf(db, meeting.id)
  return (await askedOf(db, meeting)).map(({ id, name }) => {
    const reply = replies.find((each) => each.organisation_id === id)
    const answer = proposers.has(id) ? 'items' : reply ? 'none' : null
    return { organisationId: id, name, answer, note: reply?.note ?? '', label: reply?.label ?? '' }
  })
}

async function proposersOf(db: Db, meetingId: string): Promise<Set<string>> {
  const items = await db
    .selectFrom('agenda_item')
    .select('proposed_by')
    .where('meeting_id', '=', meetingId)
    .where('carried_from', 'is', null)
    .execute()
  // The projection writes an array of ids.
  return new Set(items.flatMap(({ proposed_by }) => JSON.parse(proposed_by) as string[]))
}
