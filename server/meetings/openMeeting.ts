import { DomainError } from '../../shared/error'
import { type Actor, can } from '../../shared/permission'
import { refuseSampleSeat } from '../accounts/queries'
import { secretariatOnly } from '../forums/queries'
import type { Tx } from '../store/Store'
import { holdMeeting } from './acts'
import { type MeetingRow, visibleMeeting } from './queries'

/** The meeting, for an act of its secretariat on an agenda that is still written; its row is held until the act is done. */
export async function openForSecretariat(
  tx: Tx,
  actor: Actor,
  { meetingId, act }: { meetingId: string; act: string },
): Promise<MeetingRow> {
  const meeting = await visibleMeeting(tx, actor, meetingId)
  if (!can(actor, 'meeting.change', { forumId: meeting.forum_id })) throw secretariatOnly(act)
  await refuseSampleSeat(tx, actor, meeting)
  await holdMeeting(tx, meetingId)
  await refuseConfirmedAgenda(tx, meeting)
  return meeting
}

export async function refuseConfirmedAgenda(tx: Tx, meeting: MeetingRow): Promise<void> {
  const agenda = await tx
    .selectFrom('document')
    .select('frozen_at')
    .where('id', '=', meeting.agenda_id)
    .executeTakeFirst()
  if (agenda?.frozen_at !== null)
    throw new DomainError(
      'conflict',
      'この会議の議事録は確定しているため、次第や資料は変更できません。確定した記録をご覧ください。',
    )
}
