import { dayOf, fiscalYear, warekiFiscalYear } from '../../shared/calendar'
import { DomainError } from '../../shared/error'
import type { ChangeMeeting } from '../../shared/meetings/commands'
import { type Actor, can } from '../../shared/permission'
import { refuseSampleSeat } from '../accounts/queries'
import type { Context } from '../context'
import type { Tx } from '../store/Store'
import { tellMeetingChanged } from './meetingChanged'
import { type MeetingRow, visibleMeeting } from './queries'
import { secretariatOnly } from './refusals'

/** Changes the head of a meeting: name, time, place, mode. Its number stays. */
export async function changeMeeting(
  context: Context,
  actor: Actor,
  input: ChangeMeeting & { meetingId: string },
): Promise<void> {
  const meeting = await context.store.transaction(async (tx) => {
    const found = await visibleMeeting(tx, actor, input.meetingId)
    if (!can(actor, 'meeting.change', { forumId: found.forum_id })) throw secretariatOnly('会議の変更')
    await refuseSampleSeat(tx, actor, found)
    refuseOtherYear(found, input.startsAt)
    // Written before the check: whoever confirms at this moment holds the row, and the check then sees it.
    await tx
      .updateTable('meeting')
      .set({ title: input.title, starts_at: input.startsAt, place: input.place, mode: input.mode })
      .where('id', '=', found.id)
      .execute()
    await refuseConfirmed(tx, found)
    return found
  })
  tellMeetingChanged(context, { id: meeting.id, forumId: meeting.forum_id })
}

/** 第n回 counts within a fiscal year; a meeting that moved out of it would leave a hole and bear a wrong number. */
function refuseOtherYear(meeting: MeetingRow, startsAt: number): void {
  if (fiscalYear(dayOf(startsAt)) === meeting.fiscal_year) return
  const year = warekiFiscalYear(meeting.fiscal_year)
  throw new DomainError(
    'invalid',
    `年度をまたぐ変更はできません。開催日を${year}のうちにするか、新しい会議を作ってください。`,
    [{ path: 'startsAt', message: `${year}のうちの日を入力してください。` }],
  )
}

async function refuseConfirmed(tx: Tx, meeting: MeetingRow): Promise<void> {
  const minutes = await tx
    .selectFrom('document')
    .select('frozen_at')
    .where('id', '=', meeting.minutes_id)
    .executeTakeFirst()
  if (minutes?.frozen_at !== null)
    throw new DomainError(
      'conflict',
      'この会議の議事録は確定しているため、会議の名称や日時は変更できません。確定した記録をご覧ください。',
    )
}
