import { dayOf } from '../../shared/calendar'
import { hasVoice } from '../../shared/forums/membership'
import type { MeetingMode } from '../../shared/meetings/meeting'
import { type Actor, can } from '../../shared/permission'
import type { OnBehalfChannel } from '../../shared/proposals/origin'
import type { Rsvp, RsvpPerson } from '../../shared/schedule/rsvp'
import { type ForumMember, membersOn } from '../forums/queries'
import { insideForums, type MeetingRow, nameOf } from '../meetings/queries'
import type { Db } from '../store/Store'
import { calendarText } from './calendar'
import { answeredInWriting, itemsToAnswer } from './written'

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

/** 県 and observers are not asked for answers, though the secretariat may note what they said. */
export const isAsked = hasVoice

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

interface Waiting {
  forumName: string
  title: string
  dueOn: string
}
export interface WaitingPoll extends Waiting {
  pollId: string
  options: { id: string; startsAt: number }[]
}
export interface WaitingRsvp extends Waiting {
  meetingId: string
  mode: MeetingMode
  startsAt: number
  place: string
}

/** The bodies in which the actor's organisation is asked for answers today. */
async function askedForums(db: Db, actor: Actor, now: number): Promise<string[]> {
  const forumIds = insideForums(actor).filter((forumId) => can(actor, 'schedule.answer', { forumId }))
  const asked = await Promise.all(forumIds.map((forumId) => askedMembers(db, forumId, dayOf(now))))
  return forumIds.filter((_, index) => asked[index]?.some(({ id }) => id === actor.organisationId))
}

/** The open 日程調整 that the actor's organisation has not answered. */
export async function pollsToAnswer(db: Db, actor: Actor, now: number): Promise<WaitingPoll[]> {
  const forumIds = await askedForums(db, actor, now)
  if (forumIds.length === 0) return []
  const rows = await db
    .selectFrom('date_option')
    .innerJoin('date_poll', 'date_poll.id', 'date_option.poll_id')
    .innerJoin('forum', 'forum.id', 'date_poll.forum_id')
    .select([
      'date_poll.id as pollId',
      'date_poll.title',
      'date_poll.due_on as dueOn',
      'forum.name as forumName',
      'date_option.id',
      'date_option.starts_at as startsAt',
    ])
    .where('date_poll.forum_id', 'in', forumIds)
    .where('date_poll.state', '=', 'open')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('date_reply')
            .select('date_reply.poll_id')
            .whereRef('date_reply.poll_id', '=', 'date_poll.id')
            .where('date_reply.organisation_id', '=', actor.organisationId),
        ),
      ),
    )
    .orderBy('date_poll.id')
    .orderBy('date_option.position')
    .execute()
  const polls = new Map<string, WaitingPoll>()
  for (const { id, startsAt, ...poll } of rows) {
    const known = polls.get(poll.pollId) ?? { ...poll, options: [] }
    known.options.push({ id, startsAt })
    polls.set(poll.pollId, known)
  }
  return [...polls.values()]
}

/** Meetings whose 開催通知 went out and that the actor's organisation has not answered: 出欠, or the items of a 書面開催. */
export async function rsvpsToAnswer(db: Db, actor: Actor, now: number): Promise<WaitingRsvp[]> {
  const forumIds = await askedForums(db, actor, now)
  if (forumIds.length === 0) return []
  const rows = await db
    .selectFrom('meeting')
    .innerJoin('forum', 'forum.id', 'meeting.forum_id')
    .selectAll('meeting')
    .select('forum.name as forumName')
    .where('meeting.forum_id', 'in', forumIds)
    .where('meeting.notified_at', 'is not', null)
    .where('meeting.called_off', 'is', null)
    .where('meeting.began_at', 'is', null)
    .where('meeting.ended_at', 'is', null)
    .where('meeting.starts_at', '>', now)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('rsvp')
            .select('rsvp.meeting_id')
            .whereRef('rsvp.meeting_id', '=', 'meeting.id')
            .whereRef('rsvp.starts_at', '=', 'meeting.starts_at')
            .where('rsvp.organisation_id', '=', actor.organisationId),
        ),
      ),
    )
    .orderBy('meeting.starts_at')
    .orderBy('meeting.id')
    .execute()
  const waiting: WaitingRsvp[] = []
  for (const row of rows) {
    if (row.mode === 'written' && !(await hasItemsToAnswer(db, row.id, actor.organisationId))) continue
    const dueOn = (row.mode === 'written' ? null : row.rsvp_due_on) ?? dayOf(row.starts_at)
    waiting.push({
      meetingId: row.id,
      title: nameOf(row),
      forumName: row.forumName,
      mode: row.mode,
      startsAt: row.starts_at,
      place: row.place,
      dueOn,
    })
  }
  return waiting
}

const hasItemsToAnswer = async (db: Db, meetingId: string, organisationId: string): Promise<boolean> =>
  (await itemsToAnswer(db, meetingId)).length > 0 &&
  !(await answeredInWriting(db, meetingId)).has(organisationId)

/** 日程調整 of the secretariat's bodies that can be settled: everybody answered, or the due day is past. */
export async function pollsToSettle(
  db: Db,
  actor: Actor,
  now: number,
): Promise<(Waiting & { pollId: string })[]> {
  const forumIds = actor.secretariatOf.filter((forumId) => can(actor, 'schedule.manage', { forumId }))
  if (forumIds.length === 0) return []
  const polls = await db
    .selectFrom('date_poll')
    .innerJoin('forum', 'forum.id', 'date_poll.forum_id')
    .select([
      'date_poll.id as pollId',
      'date_poll.forum_id as forumId',
      'date_poll.title',
      'date_poll.due_on as dueOn',
      'forum.name as forumName',
    ])
    .where('date_poll.forum_id', 'in', forumIds)
    .where('date_poll.state', '=', 'open')
    .orderBy('date_poll.due_on')
    .orderBy('date_poll.id')
    .execute()
  const isSettled = await Promise.all(
    polls.map(async ({ pollId, forumId, dueOn }) => {
      if (dueOn < dayOf(now)) return true
      const asked = await askedMembers(db, forumId, dayOf(now))
      const replied = await db
        .selectFrom('date_reply')
        .select('organisation_id')
        .where('poll_id', '=', pollId)
        .execute()
      return asked.every(({ id }) => replied.some((reply) => reply.organisation_id === id))
    }),
  )
  return polls.filter((_, index) => isSettled[index]).map(({ forumId: _, ...poll }) => poll)
}
