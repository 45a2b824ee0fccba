import { dayOf } from '../../shared/calendar'
import { newId } from '../id'
import type { Tx } from '../store/Store'

/** From today, without an end: the end comes with the transfer (人事異動). */
export async function appoint(
  tx: Tx,
  { personId, seatId, at }: { personId: string; seatId: string; at: number },
): Promise<void> {
  await tx
    .insertInto('appointment')
    .values({ id: newId(), person_id: personId, seat_id: seatId, from_on: dayOf(at), to_on: null })
    .execute()
}
