import { dayOf } from '../../shared/calendar'
import type { MemberRole } from '../../shared/permission'
import type { OnBehalfChannel } from '../../shared/proposals/origin'
import type { Rsvp, RsvpPerson } from '../../shared/schedule/rsvp'
import { type ForumMember, membersOn } from '../forums/queries'
import type { MeetingRow } from '../meetings/queries'
import type { Db } from '../store/Store'
import { calendarText } from './calendar'

/** 出欠回答 of a meeting in 建制順 of the organisations; who has not answered has no entry. */
export async function rsvpsOf(db: Db, meetingId: string): Promise<Rsvp[]> {
  const rows = await db
    .selectFrom('rsvp')
    .innerJoin('meeting', 'meeting.id', 'rsvp.meeting_id')
    .innerJoin('organisation', 'organisation.id', 'rsvp.organisation_id')
    .selectAll('rsvp')
    .select(['meeting.starts_at as meeting_starts_at', 'meeting.rsvp_due_on'])
    .where('rsvp.meeting_id', '=', meetingId)
    .orderBy('organisation.official_order')
    .orderBy('organisation.id')
    .execute()
  return rows.map((row) => ({
    organisationId: row.organisation_id,
    answer: row.answer,
    // Written by answerRsvp as JSON of RsvpPerson[].
    people: JSON.parse(row.people) as RsvpPerson[],
    note: row.note,
    answeredAt: row.answered_at,
    label: row.label,
    // The column holds what answerRsvp's schema let through.
    onBehalfChannel: row.on_behalf_channel as OnBehalfChannel | null,
    isLate: row.rsvp_due_on !== null && dayOf(row.answered_at) > row.rsvp_due_on,
    isForOtherDate: row.starts_at !== row.meeting_starts_at,
  }))
}

/** Roles whose organisations are asked for answers: 県 and observers are not, though the secretariat may note what they said. */
const askedRoles: ReadonlySet<MemberRole> = new Set(['central_city', 'partner_municipality', 'constituent'])
export const isAsked = ({ role }: Pick<ForumMember, 'role'>): boolean => askedRoles.has(role)

/** The organisations that are asked for dates and 出欠, in 建制順. */
export async function askedMembers(db: Db, forumId: string, day: string): Promise<ForumMember[]> {
  return (await membersOn(db, forumId, day)).filter(isAsked)
}

/** What a calendar entry is made of. */
export type CalendarMeeting = MeetingRow & { forumName: string }

export const calendarMeetings = (db: Db) =>
  db
    .selectFrom('meeting')
    .innerJoin('forum', 'forum.id', 'meeting.forum_id')
    .selectAll('meeting')
    .select('forum.name as forumName')

/** A meeting as an ICS text, as it stands now: for a file, and to go with a letter. */
export async function calendarOf(db: Db, meetingId: string): Promise<string> {
  return calendarText([
    await calendarMeetings(db).where('meeting.id', '=', meetingId).executeTakeFirstOrThrow(),
  ])
}
