import { type CarryOffer, carryOver } from '../../shared/meetings/carryOver'
import type { Actor } from '../../shared/permission'
import type { Db } from '../store/Store'
import { agendaItemsOf, heldMeetings, visibleMeeting } from './queries'

/** What an earlier meeting of the body left to this one [G4]. */
export async function carryOffers(
  db: Db,
  actor: Actor,
  { meetingId, now }: { meetingId: string; now: number },
): Promise<CarryOffer[]> {
  const meeting = await visibleMeeting(db, actor, meetingId)
  const held = await heldMeetings(db, meeting.forum_id, now)
  const earlier = held.filter(({ id, startsAt }) => id !== meeting.id && startsAt < meeting.starts_at)
  return carryOver(earlier, await agendaItemsOf(db, [meeting.id]))
}
