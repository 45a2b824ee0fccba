import { dayOf } from '../../shared/calendar'
import { type Actor, can } from '../../shared/permission'
import { type DateAct, dateActRefusal } from '../../shared/schedule/course'
import { rsvpTotals } from '../../shared/schedule/rsvp'
import { membersOn } from '../forums/queries'
import { type MeetingRow, nameOf, stateOf, visibleMeeting, wasOpened } from '../meetings/queries'
import { outcomesOfItems } from '../sitting/queries'
import type { Db } from '../store/Store'
import { headOf, toldHead } from './acts'
import { isAsked, rsvpsOf } from './queries'
import { itemsToAnswer, writtenAnswersOf } from './written'

/** Everything the tab 日程・出欠 of one meeting shows. */
export async function meetingSchedule(db: Db, actor: Actor, meetingId: string, now: number) {
  const meeting = await visibleMeeting(db, actor, meetingId)
  const forumId = meeting.forum_id
  const members = (await membersOn(db, forumId, dayOf(now))).map((member) => ({
    ...member,
    isAsked: isAsked(member),
  }))
  const rsvps = await rsvpsOf(db, meeting.id)
  const asked = members.filter((member) => member.isAsked).map(({ id }) => id)
  const state = await stateOf(db, meeting.id, now)
  const may = (act: DateAct) => dateActRefusal(act, state, wasOpened(meeting)) === undefined
  const isManager = can(actor, 'schedule.manage', { forumId })
  const isOwn = can(actor, 'schedule.answer', { forumId }) && asked.includes(actor.organisationId)
  const answerAct = meeting.mode === 'written' ? 'write' : 'rsvp'
  return {
    id: meeting.id,
    forumId,
    name: nameOf(meeting),
    state,
    head: headOf(meeting),
    told: toldHead(meeting) ?? null,
    notifiedAt: meeting.notified_at,
    noticeNumber: meeting.notice_number,
    calledOff: calledOffOf(meeting),
    members,
    rsvps,
    totals: rsvpTotals(asked, rsvps),
    written: meeting.mode === 'written' ? await writtenPart(db, meeting.id) : null,
    polls: await pollsOf(db, meeting.id),
    ownOrganisationId: isOwn ? actor.organisationId : null,
    today: dayOf(now),
    can: {
      manage: isManager,
      notify: isManager && may('notify'),
      callOff: isManager && may('call_off'),
      postpone: isManager && may('postpone'),
      change: isManager && may('change'),
      answer: isOwn && may(answerAct),
      enter: isManager && may(answerAct),
    },
  }
}

const calledOffOf = ({ called_off, called_off_reason, called_off_at }: MeetingRow) =>
  called_off === null ? null : { kind: called_off, reason: called_off_reason, at: called_off_at }

const writtenPart = async (db: Db, meetingId: string) => ({
  items: await itemsToAnswer(db, meetingId),
  answers: await writtenAnswersOf(db, meetingId),
  outcomes: await outcomesOfItems(db, meetingId),
})

/** The 日程調整 about this meeting, the open one first. */
const pollsOf = async (db: Db, meetingId: string) =>
  (
    await db
      .selectFrom('date_poll')
      .select(['id', 'title', 'state', 'due_on as dueOn'])
      .where('meeting_id', '=', meetingId)
      .orderBy('created_at', 'desc')
      .execute()
  ).map(({ state, ...poll }) => ({ ...poll, isOpen: state === 'open' }))
