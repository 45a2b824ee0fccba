import { warekiDateTime, warekiWithWeekday } from '../../shared/calendar'
import type { NotifyMeeting } from '../../shared/meetings/commands'
import { type Actor, can } from '../../shared/permission'
import { refuseSampleSeat } from '../accounts/queries'
import type { Context } from '../context'
import { secretariatOnly } from '../forums/queries'
import { completeJob } from '../ledger/acts'
import { once } from '../routing/once'
import { headOf, tellMembers, toldHead } from '../schedule/acts'
import type { Tx } from '../store/Store'
import { calendarMoves, holdMeeting, refuseDateAct, tellMeetingChanged } from './acts'
import { refuseDisorder } from './dates'
import { type MeetingRow, visibleMeeting } from './queries'

/** 開催通知: fixes 文書番号 and the due days, and tells all members with the calendar entry. Done again it is a 変更通知 [D4]. */
export async function notifyMeeting(
  context: Context,
  actor: Actor,
  input: NotifyMeeting & { meetingId: string },
): Promise<{ notifiedAt: number }> {
  const at = context.now()
  const act = { key: input.idempotencyKey, personId: actor.personId, command: 'notifyMeeting', at }
  let forumId = ''
  const notified = await context.store.transaction(async (tx) => {
    const visible = await visibleMeeting(tx, actor, input.meetingId)
    forumId = visible.forum_id
    if (!can(actor, 'schedule.manage', { forumId })) throw secretariatOnly('開催通知')
    await refuseSampleSeat(tx, actor, visible)
    return await once(tx, act, () => notifyMembers(tx, input, at))
  })
  tellMeetingChanged(context, { id: input.meetingId, forumId })
  return notified
}

async function notifyMembers(
  tx: Tx,
  input: NotifyMeeting & { meetingId: string },
  at: number,
): Promise<{ notifiedAt: number }> {
  const before = await holdMeeting(tx, input.meetingId)
  await refuseDateAct(tx, before, 'notify', at)
  const after: MeetingRow = {
    ...before,
    ...calendarMoves(before, at),
    notified_at: at,
    notice_number: input.noticeNumber,
    rsvp_due_on: input.rsvpDueOn,
    agenda_due_on: input.agendaDueOn === undefined ? before.agenda_due_on : input.agendaDueOn,
  }
  refuseDisorder({
    startsAt: after.starts_at,
    mode: after.mode,
    agendaDueOn: after.agenda_due_on,
    rsvpDueOn: after.rsvp_due_on,
  })
  const { id, ...values } = { ...after, notified_head: JSON.stringify(headOf(after)) }
  await tx.updateTable('meeting').set(values).where('id', '=', id).execute()
  await tellMembers(tx, id, letterOf(before, after, at))
  await completeJob(tx, { meetingId: id, kind: 'notice', isAutomatic: false, at })
  return { notifiedAt: at }
}

function letterOf(before: MeetingRow, after: MeetingRow, at: number) {
  const isAgain = before.notified_at !== null
  const number = after.notice_number === '' ? [] : [`文書番号：${after.notice_number}`]
  return {
    kind: isAgain ? 'meeting_changed' : 'meeting_called',
    at,
    subject: isAgain ? '【変更通知】' : '【開催通知】',
    lead: [isAgain ? '開催通知の内容が変わりました。' : '次のとおり会議を開催します。', ...number],
    told: toldHead(before),
    rest: [
      after.mode === 'written'
        ? `議題ごとの回答を、${warekiDateTime(after.starts_at)}までにお願いします。`
        : `出欠の回答を、${warekiWithWeekday(after.rsvp_due_on ?? '')}までにお願いします。`,
    ],
  } as const
}
