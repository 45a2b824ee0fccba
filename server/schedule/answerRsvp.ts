import { dayOf } from '../../shared/calendar'
import { DomainError } from '../../shared/error'
import { hasVoice } from '../../shared/forums/membership'
import type { Actor } from '../../shared/permission'
import type { AnswerRsvp } from '../../shared/schedule/commands'
import type { Context } from '../context'
import { answererOf } from '../forums/acts'
import { holdMeeting, refuseDateAct } from '../meetings/acts'
import { visibleMeeting } from '../meetings/queries'
import type { Tx } from '../store/Store'
import { tellScheduleChanged } from './scheduleChanged'

/** 出欠 of an organisation, for the date the meeting has now; taken until it begins, after the due day marked as late [D6]. */
export async function answerRsvp(
  context: Context,
  actor: Actor,
  input: AnswerRsvp & { meetingId: string },
): Promise<void> {
  const at = context.now()
  const forumId = await context.store.transaction((tx) => writeRsvp(tx, actor, input, at))
  tellScheduleChanged(context, { forumId, meetingId: input.meetingId })
}

async function writeRsvp(
  tx: Tx,
  actor: Actor,
  input: AnswerRsvp & { meetingId: string },
  at: number,
): Promise<string> {
  const visible = await visibleMeeting(tx, actor, input.meetingId)
  const answerer = await answererOf(tx, actor, visible, {
    right: 'schedule.answer',
    // The secretariat may note what anybody in the body told it, were it an observer.
    isAsked: (member) => input.onBehalf !== undefined || hasVoice(member),
    onBehalf: input.onBehalf,
    day: dayOf(at),
  })
  const meeting = await holdMeeting(tx, visible.id)
  await refuseDateAct(tx, meeting, 'rsvp', at)
  if (meeting.mode === 'written') throw writtenHasNoRsvp()
  const people = input.people.filter((person) => Object.values(person).some((value) => value !== ''))
  const rsvp = {
    meeting_id: meeting.id,
    ...answerer,
    starts_at: meeting.starts_at,
    answer: input.answer,
    people: JSON.stringify(input.answer === 'absent' ? [] : people),
    note: input.note,
    answered_at: at,
  }
  await tx
    .insertInto('rsvp')
    .values(rsvp)
    .onConflict((conflict) => conflict.columns(['meeting_id', 'organisation_id']).doUpdateSet(rsvp))
    .execute()
  return meeting.forum_id
}

const writtenHasNoRsvp = () =>
  new DomainError(
    'conflict',
    '書面開催には出欠がありません。議題ごとに、賛成・反対・保留を回答してください。',
  )
