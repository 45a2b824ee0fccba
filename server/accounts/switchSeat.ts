import { dayOf } from '../../shared/calendar'
import { DomainError } from '../../shared/error'
import type { Actor } from '../../shared/permission'
import type { Context } from '../context'
import { actorOf } from './queries'

/** From now on the session acts from another seat of the same person. */
export async function switchSeat(
  context: Context,
  actor: Actor,
  { sessionId, seatId }: { sessionId: string; seatId: string },
): Promise<void> {
  const at = context.now()
  await context.store.transaction(async (tx) => {
    const next = await actorOf(tx, actor.personId, seatId, dayOf(at))
    if (!next)
      throw new DomainError('not_found', 'この席には就いていません。一覧にある席から選んでください。')
    await tx
      .updateTable('session')
      .set({ seat_id: seatId, seen_at: at })
      .where('id', '=', sessionId)
      .where('person_id', '=', actor.personId)
      .where('ended_at', 'is', null)
      .execute()
  })
  // Connections opened from the former seat must not write in its name any longer.
  context.events.emit('accessChanged', { personId: actor.personId, sessionId })
}
