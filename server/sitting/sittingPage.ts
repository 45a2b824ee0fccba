import { dayOf } from '../../shared/calendar'
import { meetingState } from '../../shared/meetings/meeting'
import { type Actor, can } from '../../shared/permission'
import { standingAnswer } from '../../shared/schedule/rsvp'
import { type SittingStep, sittingRefusal } from '../../shared/sitting/course'
import { mayTouch } from '../accounts/queries'
import { type ForumMember, membersOn, rulesOf } from '../forums/queries'
import { courseOfMeeting, nameOf, visibleMeeting } from '../meetings/queries'
import { outcomesOf } from '../minutes/queries'
import { isAsked, rsvpsOf } from '../schedule/queries'
import type { Db } from '../store/Store'
import { attendeesOf, outcomesOfItems, summaryDueOn } from './queries'

/** Everything that 進行 and the big screen show, with the server's clock. */
export async function sittingPage(db: Db, actor: Actor, meetingId: string, now: number) {
  const meeting = await visibleMeeting(db, actor, meetingId)
  const course = { ...(await courseOfMeeting(db, meeting.id)), mode: meeting.mode }
  const rules = await rulesOf(db, meeting.forum_id)
  const mayRun = can(actor, 'sitting.run', { forumId: meeting.forum_id })
  const may = (step: SittingStep) => mayRun && sittingRefusal(step, course, now) === undefined
  const members = await membersOn(db, meeting.forum_id, dayOf(meeting.starts_at))
  return {
    id: meeting.id,
    name: nameOf(meeting),
    forum: await db
      .selectFrom('forum')
      .select(['id', 'name'])
      .where('id', '=', meeting.forum_id)
      .executeTakeFirstOrThrow(),
    startsAt: meeting.starts_at,
    endsAt: meeting.ends_at,
    place: meeting.place,
    mode: meeting.mode,
    isSample: meeting.is_sample === 1,
    state: meetingState(course, now),
    beganAt: meeting.began_at,
    endedAt: meeting.ended_at,
    currentItemId: meeting.current_item_id,
    observerCount: meeting.observer_count,
    summaryFiledAt: meeting.summary_filed_at,
    summaryDueOn: summaryDueOn(meeting, rules.minutes.summaryDays),
    /** why there is no sitting at all: 中止, 延期, 書面開催, 確定 */
    refusal: sittingRefusal('attend', course, now) ?? null,
    /** why it cannot be opened yet, where that is not so because it is open */
    openRefusal: meeting.began_at === null ? (sittingRefusal('open', course, now) ?? null) : null,
    now,
    quorum: rules.quorum,
    members,
    organisations: await organisationsFor(db, meeting.id, meeting.forum_id, dayOf(meeting.starts_at)),
    minutes: await db
      .selectFrom('document')
      .select(['id as documentId', 'epoch'])
      .where('id', '=', meeting.minutes_id)
      .executeTakeFirstOrThrow(),
    attendees: await attendeesOf(db, meeting.id),
    answers: await answersOf(db, meeting.id, members),
    items: await itemsOf(db, meeting.id),
    times: await timesOf(db, meeting.id),
    outcomes: await shownOutcomes(db, meeting.id),
    events: await eventsOf(db, meeting.id),
    ...(await outcomesOf(db, meeting.id)),
    can: {
      run: mayRun,
      write:
        !course.isConfirmed &&
        can(actor, 'minutes.edit', { forumId: meeting.forum_id }) &&
        (await mayTouch(db, actor, meeting)),
      attend: may('attend'),
      open: may('open'),
      decide: may('decide'),
      close: may('close'),
      reopen: may('reopen'),
      summarise: may('summarise'),
    },
  }
}

/** What each organisation that was asked said of its coming, to be seen beside 未確認; null where it said nothing. */
async function answersOf(db: Db, meetingId: string, members: readonly ForumMember[]) {
  const rsvps = await rsvpsOf(db, meetingId)
  return members.flatMap((member) => {
    const given = standingAnswer(rsvps, member.id)
    if (!given && !isAsked(member)) return []
    const rsvp = given ? { answer: given.answer, people: given.people } : null
    return [{ id: member.id, rsvp }]
  })
}

/** Outcomes with who decided them and whether enough were there. */
async function shownOutcomes(db: Db, meetingId: string) {
  const quorate = await db
    .selectFrom('item_outcome')
    .select(['item_id', 'is_quorate', 'label'])
    .where('meeting_id', '=', meetingId)
    .execute()
  const by = new Map(quorate.map((row) => [row.item_id, row]))
  return (await outcomesOfItems(db, meetingId)).map((outcome) => ({
    ...outcome,
    id: outcome.itemId,
    isQuorate: by.get(outcome.itemId)?.is_quorate === 1,
  }))
}

/** Whoever may stand in the list: members, and organisations that stand there already. */
async function organisationsFor(db: Db, meetingId: string, forumId: string, day: string) {
  const members = await membersOn(db, forumId, day)
  const listed = await db
    .selectFrom('attendee')
    .innerJoin('organisation', 'organisation.id', 'attendee.organisation_id')
    .select(['organisation.id', 'organisation.name'])
    .distinct()
    .where('attendee.meeting_id', '=', meetingId)
    .execute()
  const known = new Set(members.map(({ id }) => id))
  return [...members.map(({ id, name }) => ({ id, name })), ...listed.filter(({ id }) => !known.has(id))]
}

async function itemsOf(db: Db, meetingId: string) {
  const rows = await db
    .selectFrom('agenda_item')
    .select(['id', 'number', 'kind', 'title', 'presenter', 'minutes', 'proposed_by', 'disclosure'])
    .where('meeting_id', '=', meetingId)
    .orderBy('position')
    .execute()
  return rows.map(({ proposed_by, ...item }) => ({
    ...item,
    // Written by projectAgenda as JSON of string[].
    proposedBy: JSON.parse(proposed_by) as string[],
  }))
}

async function timesOf(db: Db, meetingId: string) {
  const rows = await db
    .selectFrom('item_time')
    .selectAll()
    .where('meeting_id', '=', meetingId)
    .orderBy('began_at')
    .execute()
  return rows.map((row) => ({ itemId: row.item_id, beganAt: row.began_at, endedAt: row.ended_at }))
}

async function eventsOf(db: Db, meetingId: string) {
  const rows = await db
    .selectFrom('sitting_event')
    .select(['id', 'act', 'item_id', 'at', 'label', 'reason'])
    .where('meeting_id', '=', meetingId)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map(({ item_id, ...event }) => ({ ...event, itemId: item_id }))
}
