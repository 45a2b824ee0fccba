import type { DeskAct } from '../../shared/desk/act'
import { type DeskItem, deskItem } from '../../shared/desk/item'
import type { Actor } from '../../shared/permission'
import type { Db } from '../store/Store'
import { pollsToAnswer, pollsToSettle, rsvpsToAnswer, type WaitingRsvp } from './queries'

/** 出欠, 書面 and 日程調整: what others wait for from this organisation, and what the secretariat can settle with it. */
export async function scheduleLines(db: Db, actor: Actor, now: number): Promise<DeskItem[]> {
  const rsvps = await rsvpsToAnswer(db, actor, now)
  const polls = await pollsToAnswer(db, actor, now)
  const settled = await pollsToSettle(db, actor, now)
  return [
    ...rsvps.map((rsvp) =>
      rsvp.mode === 'written'
        ? deskItem('written', rsvp.meetingId, told(rsvp))
        : deskItem('rsvp', rsvp.meetingId, { ...told(rsvp), acts: rsvpActs(rsvp) }),
    ),
    ...polls.map(({ pollId, options, ...poll }) =>
      deskItem('date_poll', pollId, { ...poll, acts: [{ act: 'answer_all_dates', pollId, options }] }),
    ),
    ...settled.map(({ pollId, ...poll }) => deskItem('poll_to_settle', pollId, poll)),
  ]
}

const told = ({ title, forumName, dueOn }: WaitingRsvp) => ({ title, forumName, dueOn })

/** 出席 in the room where there is one, on the line where there is one. */
const rsvpActs = ({ meetingId, mode, startsAt, place }: WaitingRsvp): DeskAct[] =>
  (mode === 'online'
    ? (['online'] as const)
    : mode === 'hybrid'
      ? (['present', 'online'] as const)
      : (['present'] as const)
  ).map((answer) => ({ act: 'answer_rsvp', meetingId, startsAt, place, answer }))
