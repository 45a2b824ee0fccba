import { dayOf } from '../../shared/calendar'
import type { Actor } from '../../shared/permission'
import type { SittingAct } from '../../shared/sitting/commands'
import { type DraftAttendee, draftAttendees } from '../../shared/sitting/draftAttendees'
import { secretariatSeats } from '../accounts/queries'
import type { Context } from '../context'
import { membersOn } from '../forums/queries'
import { newId } from '../id'
import type { MeetingRow } from '../meetings/queries'
import { rsvpsOf } from '../schedule/queries'
import type { Tx } from '../store/Store'
import { sittingAct } from './sittingAct'

/** 出席者名簿 from 出欠回答 and members; of what stands there already nothing is changed, organisations that are missing are added. */
export const draftAttendance = (
  context: Context,
  actor: Actor,
  input: SittingAct & { meetingId: string },
): Promise<{ added: number }> =>
  sittingAct(
    context,
    actor,
    input,
    { command: 'draftAttendance', step: 'attend' },
    async ({ tx, meeting }) => ({
      added: await addDrafted(tx, meeting),
    }),
  )

export async function addDrafted(tx: Tx, meeting: MeetingRow): Promise<number> {
  const day = dayOf(meeting.starts_at)
  const drafted = draftAttendees({
    members: await membersOn(tx, meeting.forum_id, day),
    rsvps: await rsvpsOf(tx, meeting.id),
    secretariat: await secretariatSeats(tx, { forumId: meeting.forum_id, isSample: meeting.is_sample }),
  })
  const listed = await tx
    .selectFrom('attendee')
    .select(['organisation_id', 'category', 'position'])
    .where('meeting_id', '=', meeting.id)
    .execute()
  const isListed = ({ organisationId, category }: DraftAttendee) =>
    listed.some(
      (row) =>
        row.organisation_id === organisationId &&
        (row.category === 'secretariat') === (category === 'secretariat'),
    )
  const added = drafted.filter((draft) => !isListed(draft))
  const last = Math.max(0, ...listed.map(({ position }) => position))
  for (const [index, draft] of added.entries()) await insertAttendee(tx, meeting.id, draft, last + index + 1)
  return added.length
}

export async function insertAttendee(
  tx: Tx,
  meetingId: string,
  draft: DraftAttendee,
  position: number,
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('attendee')
    .values({ id, meeting_id: meetingId, position, ...attendeeRow(draft) })
    .execute()
  return id
}

export const attendeeRow = (draft: DraftAttendee) => ({
  organisation_id: draft.organisationId,
  division: draft.division,
  title: draft.title,
  name: draft.name,
  kana: draft.kana,
  category: draft.category,
  proxy_for: draft.proxyFor,
  is_online: draft.isOnline ? (1 as const) : (0 as const),
  status: draft.status,
  arrived_at: draft.arrivedAt,
  left_at: draft.leftAt,
  note: draft.note,
})
