/** How long items took, and how much time there is left. All instants and lengths in ms, by the server's clock. */
export interface ItemTime {
  itemId: string
  beganAt: number
  endedAt: number | null
}

const minuteMs = 60_000

/** How long an item was the current one, over all the times it was. */
const elapsedOf = (times: readonly ItemTime[], itemId: string, now: number): number =>
  times
    .filter((time) => time.itemId === itemId)
    .reduce((sum, { beganAt, endedAt }) => sum + Math.max(0, (endedAt ?? now) - beganAt), 0)

export interface ItemTiming {
  elapsedMs: number
  /** 0: nobody said how long */
  plannedMs: number
  isOver: boolean
}

export function itemTiming(
  item: { id: string; minutes: number },
  times: readonly ItemTime[],
  now: number,
): ItemTiming {
  const elapsedMs = elapsedOf(times, item.id, now)
  const plannedMs = item.minutes * minuteMs
  return { elapsedMs, plannedMs, isOver: plannedMs > 0 && elapsedMs > plannedMs }
}

/** Until when the meeting goes: as it was called, else as long as its items are planned for; null where neither is known. */
export function plannedEnd(
  meeting: { endsAt: number | null; beganAt: number | null; startsAt: number },
  items: readonly { minutes: number }[],
): number | null {
  if (meeting.endsAt !== null) return meeting.endsAt
  const minutes = items.reduce((sum, item) => sum + item.minutes, 0)
  return minutes === 0 ? null : (meeting.beganAt ?? meeting.startsAt) + minutes * minuteMs
}

/** What the items that did not begin yet, and the rest of the current one, are planned for. */
export function plannedLeft(
  items: readonly { id: string; minutes: number }[],
  times: readonly ItemTime[],
  current: string | null,
  now: number,
): number {
  return items.reduce((sum, item) => {
    const { plannedMs, elapsedMs } = itemTiming(item, times, now)
    if (item.id === current) return sum + Math.max(0, plannedMs - elapsedMs)
    return times.some(({ itemId }) => itemId === item.id) ? sum : sum + plannedMs
  }, 0)
}

/** The item after the current one; the first before any, none after the last. */
export function nextItem<Item extends { id: string }>(
  items: readonly Item[],
  current: string | null,
): Item | undefined {
  return current === null ? items[0] : items[items.findIndex(({ id }) => id === current) + 1]
}
