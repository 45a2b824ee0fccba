import { dayOf } from '../../shared/calendar'
import { type DeskItem, deskItem } from '../../shared/desk/item'
import type { Actor } from '../../shared/permission'
import type { Db } from '../store/Store'
import { agendaCallsToAnswer, comingMeetings } from './queries'

/** A meeting enters the desk when its papers are due: 次第 are written over the six weeks before. */
const meetingsAheadMs = 60 * 24 * 60 * 60 * 1000

/** Calls for items that wait for this organisation, and the meetings to come. */
export async function meetingLines(db: Db, actor: Actor, now: number): Promise<DeskItem[]> {
  const calls = await agendaCallsToAnswer(db, actor, now)
  const coming = await comingMeetings(db, actor, { from: now, until: now + meetingsAheadMs })
  return [
    ...calls.map(({ meetingId, ...call }) =>
      deskItem('agenda_call', meetingId, { ...call, acts: [{ act: 'no_items', meetingId }] }),
    ),
    ...coming.map(({ id, name, forumName, startsAt }) =>
      deskItem('meeting', id, { title: name, forumName, dueOn: dayOf(startsAt), at: startsAt }),
    ),
  ]
}
