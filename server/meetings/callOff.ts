import type { CallOff } from '../../shared/meetings/commands'
import { type Actor, can } from '../../shared/permission'
import { refuseSampleSeat } from '../accounts/queries'
import type { Context } from '../context'
import { secretariatOnly } from '../forums/queries'
import { once } from '../routing/once'
import { closePollsOf, tellMembers, toldHead } from '../schedule/acts'
import type { Tx } from '../store/Store'
import { calendarMoves, holdMeeting, refuseDateAct, tellMeetingChanged } from './acts'
import { visibleMeeting } from './queries'

type Off = 'cancelled' | 'postponed'

const wordOf: Record<Off, string> = { cancelled: '中止', postponed: '延期' }
const actOf = { cancelled: 'call_off', postponed: 'postpone' } as const
const sentenceOf: Record<Off, string> = {
  cancelled: '次の会議は中止になりました。',
  postponed: '次の会議は延期になりました。新しい日時は、決まりしだいお知らせします。',
}

/** 中止: for good. 第n回 is not given again, and the meeting never counts as held [D8]. */
export const callOffMeeting = (context: Context, actor: Actor, input: CallOff & { meetingId: string }) =>
  takeOff(context, actor, { ...input, off: 'cancelled' })

/** 延期: the date is open until the meeting gets a new one, by a change or a 日程調整. */
export const postponeMeeting = (context: Context, actor: Actor, input: CallOff & { meetingId: string }) =>
  takeOff(context, actor, { ...input, off: 'postponed' })

async function takeOff(
  context: Context,
  actor: Actor,
  input: CallOff & { meetingId: string; off: Off },
): Promise<{ calledOffAt: number }> {
  const at = context.now()
  const act = { key: input.idempotencyKey, personId: actor.personId, command: `${input.off}Meeting`, at }
  let forumId = ''
  const done = await context.store.transaction(async (tx) => {
    const visible = await visibleMeeting(tx, actor, input.meetingId)
    forumId = visible.forum_id
    if (!can(actor, 'schedule.manage', { forumId })) throw secretariatOnly(`会議の${wordOf[input.off]}`)
    await refuseSampleSeat(tx, actor, visible)
    return await once(tx, act, () => markOff(tx, input, at))
  })
  tellMeetingChanged(context, { id: input.meetingId, forumId })
  return done
}

async function markOff(tx: Tx, input: CallOff & { meetingId: string; off: Off }, at: number) {
  const meeting = await holdMeeting(tx, input.meetingId)
  await refuseDateAct(tx, meeting, actOf[input.off], at)
  await tx
    .updateTable('meeting')
    .set({
      called_off: input.off,
      called_off_reason: input.reason,
      called_off_at: at,
      ...calendarMoves(meeting, at),
    })
    .where('id', '=', meeting.id)
    .execute()
  if (input.off === 'cancelled') await closePollsOf(tx, meeting.id)
  // A meeting before its 開催通知 stands in everybody's list and calendar as well: all hear that it is off.
  await tellMembers(tx, meeting.id, {
    kind: 'meeting_changed',
    at,
    subject: `【${wordOf[input.off]}】`,
    lead: [sentenceOf[input.off], `理由：${input.reason}`],
    told: toldHead(meeting),
  })
  return { calledOffAt: at }
}
