import type { AgendaItem } from './agendaItem'
import type { Outcome } from './outcome'

/** A meeting that took place, with what became of its items. */
export interface EarlierMeeting {
  id: string
  name: string
  startsAt: number
  /** in the order of its agenda */
  items: readonly EarlierItem[]
}
export interface EarlierItem extends AgendaItem {
  number: string
  /** null: nothing was recorded */
  outcome: Outcome | null
  note: string
}

/** An item that the next meeting could take up again. */
export interface CarryOffer {
  meetingId: string
  meetingName: string
  /** 継続; or a 協議 item of the last meeting of which no outcome was recorded */
  reason: 'continued' | 'undecided'
  item: EarlierItem
}

/**
 * What waits to be carried over [G4]: every item of an earlier meeting that ended in 継続, however long ago, and the 協議 items
 * of the last one that have no outcome; without those that a later meeting, or this one, already carries on.
 */
export function carryOver(
  earlier: readonly EarlierMeeting[],
  current: readonly Pick<AgendaItem, 'carriedFrom'>[],
): CarryOffer[] {
  const meetings = [...earlier].sort((one, other) => one.startsAt - other.startsAt)
  const last = meetings.at(-1)
  const carried = new Set(
    [...meetings.flatMap(({ items }) => items), ...current].flatMap(({ carriedFrom }) =>
      carriedFrom ? [keyOf(carriedFrom)] : [],
    ),
  )
  return meetings.flatMap((meeting) =>
    meeting.items.flatMap((item): CarryOffer[] => {
      const reason = reasonOf(item, meeting === last)
      if (!reason || carried.has(keyOf({ meetingId: meeting.id, itemId: item.id }))) return []
      return [{ meetingId: meeting.id, meetingName: meeting.name, reason, item }]
    }),
  )
}

function reasonOf(item: EarlierItem, isOfLast: boolean): CarryOffer['reason'] | undefined {
  if (item.outcome === 'continued') return 'continued'
  return isOfLast && item.kind === 'deliberation' && item.outcome === null ? 'undecided' : undefined
}

const keyOf = ({ meetingId, itemId }: { meetingId: string; itemId: string }) =>
  JSON.stringify([meetingId, itemId])
