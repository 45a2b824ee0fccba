import type { ChangeMeeting } from '../../shared/meetings/commands'
import { type Actor, can } from '../../shared/permission'
import { refuseSampleSeat } from '../accounts/queries'
import type { Context } from '../context'
import { secretariatOnly } from '../forums/queries'
import { changeHead, holdMeeting, tellMeetingChanged } from './acts'
import { refuseDisorder } from './dates'
import { visibleMeeting } from './queries'

/** Changes the head of a meeting: name, times, place, mode, due days. Its number stays; whoever got a 開催通知 is told [D5]. */
export async function changeMeeting(
  context: Context,
  actor: Actor,
  input: ChangeMeeting & { meetingId: string },
): Promise<void> {
  const at = context.now()
  const meeting = await context.store.transaction(async (tx) => {
    const { forum_id: forumId } = await visibleMeeting(tx, actor, input.meetingId)
    if (!can(actor, 'meeting.change', { forumId })) throw secretariatOnly('会議の変更')
    const held = await holdMeeting(tx, input.meetingId)
    await refuseSampleSeat(tx, actor, held)
    const changed = await changeHead(tx, held, input, at)
    refuseDisorder({
      startsAt: changed.starts_at,
      endsAt: changed.ends_at,
      mode: changed.mode,
      agendaDueOn: changed.agenda_due_on,
      rsvpDueOn: changed.rsvp_due_on,
    })
    return changed
  })
  tellMeetingChanged(context, { id: meeting.id, forumId: meeting.forum_id })
}
