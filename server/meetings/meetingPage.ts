import { dayOf } from '../../shared/calendar'
import { type Actor, can } from '../../shared/permission'
import { mayTouch } from '../accounts/queries'
import { membersOn } from '../forums/queries'
import { confirmedVersion, mayConfirmMinutes, outcomesOf } from '../minutes/queries'
import type { Db } from '../store/Store'
import { hasEarlierMeeting, nameOf, stateOf, visibleMeeting } from './queries'

/** Everything the page of one meeting shows besides its two documents, which it opens itself. */
export async function meetingPage(db: Db, actor: Actor, meetingId: string, now: number) {
  const meeting = await visibleMeeting(db, actor, meetingId)
  const version = await confirmedVersion(db, meeting.id)
  const subject = { forumId: meeting.forum_id }
  const isWritable = version === undefined && (await mayTouch(db, actor, meeting))
  return {
    id: meeting.id,
    name: nameOf(meeting),
    title: meeting.title,
    fiscalYear: meeting.fiscal_year,
    number: meeting.number,
    startsAt: meeting.starts_at,
    endsAt: meeting.ends_at,
    agendaDueOn: meeting.agenda_due_on,
    rsvpDueOn: meeting.rsvp_due_on,
    place: meeting.place,
    mode: meeting.mode,
    isSample: meeting.is_sample === 1,
    state: await stateOf(db, meeting.id, now),
    forum: await forumOf(db, meeting.forum_id),
    members: await membersOn(db, meeting.forum_id, dayOf(meeting.starts_at)),
    agenda: await documentOf(db, meeting.agenda_id),
    minutes: await documentOf(db, meeting.minutes_id),
    hasEarlierMeeting: await hasEarlierMeeting(db, meeting),
    agendaItems: await agendaItemsOf(db, meeting.id),
    ...(await outcomesOf(db, meeting.id)),
    versionId: version?.id ?? null,
    today: dayOf(now),
    can: {
      change:
        version === undefined && meeting.called_off !== 'cancelled' && can(actor, 'meeting.change', subject),
      editAgenda: isWritable && can(actor, 'agenda.edit', subject),
      editMinutes: isWritable && can(actor, 'minutes.edit', subject),
      confirm: version === undefined && (await mayConfirmMinutes(db, actor, meeting.forum_id)),
    },
  }
}

const forumOf = (db: Db, forumId: string) =>
  db.selectFrom('forum').select(['id', 'name']).where('id', '=', forumId).executeTakeFirstOrThrow()

/** Number and title of each item as the projection last saw them, for as long as the agenda itself is not loaded. */
const agendaItemsOf = (db: Db, meetingId: string) =>
  db
    .selectFrom('agenda_item')
    .select(['id', 'number', 'title'])
    .where('meeting_id', '=', meetingId)
    .orderBy('position')
    .execute()

const documentOf = (db: Db, documentId: string) =>
  db
    .selectFrom('document')
    .select(['id as documentId', 'epoch'])
    .where('id', '=', documentId)
    .executeTakeFirstOrThrow()
