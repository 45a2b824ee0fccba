import { dayOf, warekiDateTime, warekiWithWeekday } from '../../shared/calendar'
import { DomainError, faultAt } from '../../shared/error'
import type { CallForItems } from '../../shared/meetings/agendaCommands'
import type { Actor } from '../../shared/permission'
import type { Context } from '../context'
import { forumNames } from '../forums/queries'
import { notify } from '../outbox/notify'
import type { Tx } from '../store/Store'
import { tellMeetingChanged } from './acts'
import { askedOf } from './agendaCall'
import { openForSecretariat } from './openMeeting'
import { type MeetingRow, nameOf } from './queries'

/** 議題の募集: the members are asked for items until a day; null ends the call [G1]. */
export async function callForItems(
  context: Context,
  actor: Actor,
  { meetingId, dueOn }: CallForItems & { meetingId: string },
): Promise<void> {
  const at = context.now()
  const meeting = await context.store.transaction(async (tx) => {
    const found = await openForSecretariat(tx, actor, { meetingId, act: '議題の募集' })
    if (dueOn !== null) refuseOtherDays(found, dueOn, at)
    await tx.updateTable('meeting').set({ agenda_due_on: dueOn }).where('id', '=', meetingId).execute()
    if (dueOn !== null && dueOn !== found.agenda_due_on) await tellMembers(tx, actor, found, { dueOn, at })
    return found
  })
  tellMeetingChanged(context, { id: meeting.id, forumId: meeting.forum_id })
}

function refuseOtherDays(meeting: MeetingRow, dueOn: string, at: number): void {
  const fault = (message: string) => faultAt('dueOn', message)
  if (meeting.called_off !== null)
    throw new DomainError('conflict', 'この会議は中止または延期になっています。議題は募集できません。')
  if (dueOn < dayOf(at)) throw fault('締切は、きょう以降の日にしてください。')
  if (dueOn > dayOf(meeting.starts_at))
    throw fault(`締切は、会議の日（${warekiWithWeekday(dayOf(meeting.starts_at))}）までにしてください。`)
}

/** A new day replaces the letter that still waits. */
async function tellMembers(
  tx: Tx,
  actor: Actor,
  meeting: MeetingRow,
  { dueOn, at }: { dueOn: string; at: number },
): Promise<void> {
  const name = nameOf(meeting)
  const [forum] = await forumNames(tx, [meeting.forum_id])
  const asked = await askedOf(tx, meeting)
  await notify(tx, {
    kind: 'agenda_call',
    at,
    forumId: meeting.forum_id,
    isSample: meeting.is_sample === 1,
    organisationIds: asked.map(({ id }) => id).filter((id) => id !== actor.organisationId),
    subject: `${name} 議題の募集（${warekiWithWeekday(dueOn)}まで）`,
    lines: [
      `会議: ${name}`,
      `日時: ${warekiDateTime(meeting.starts_at)}`,
      `締切: ${warekiWithWeekday(dueOn)}`,
      '議題は次第に直接書き加えられます。ないときは「特になし」を押すと回答になります。',
      'システムを使えないときは、この便りに返信して事務局に伝えてください。',
    ],
    path: `/meetings/${meeting.id}`,
    reason: `${forum?.name ?? ''}の構成団体であるため`,
    dedupeKey: `agenda_call:${meeting.id}`,
  })
}
