import { dayOf } from '../../shared/calendar'
import type { Db } from '../store/Store'

/** The day of the last meeting that took place: who was in the body then stays as it was [B4]. */
export async function lastHeldDay(db: Db, forumId: string, now: number): Promise<string | undefined> {
  const row = await db
    .selectFrom('meeting')
    .select((eb) => eb.fn.max('starts_at').as('startsAt'))
    .where('forum_id', '=', forumId)
    .where('called_off', 'is', null)
    .where('starts_at', '<=', now)
    .executeTakeFirst()
  return row?.startsAt == null ? undefined : dayOf(Number(row.startsAt))
}
