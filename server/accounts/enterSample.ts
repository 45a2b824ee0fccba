import { dayOf } from '../../shared/calendar'
import { DomainError } from '../../shared/error'
import type { Context } from '../context'
import { type OpenedSession, openSession, tellEnded, type Visit } from './openSession'
import { inForceOn } from './queries'

/** Enters a seat of the sample without a password. Whether this browser may at all is decided before (mayEnterSample). */
export async function enterSample(context: Context, seatId: string, visit: Visit): Promise<OpenedSession> {
  const at = context.now()
  const opened = await context.store.transaction(async (tx) => {
    // Both the person and the seat must be the sample's: no road leads from here to a real account.
    const holder = await tx
      .selectFrom('appointment')
      .innerJoin('person', 'person.id', 'appointment.person_id')
      .innerJoin('seat', 'seat.id', 'appointment.seat_id')
      .select('person.id')
      .where('appointment.seat_id', '=', seatId)
      .where('person.is_sample', '=', 1)
      .where('person.disabled_at', 'is', null)
      .where('seat.is_sample', '=', 1)
      .where('seat.duty', '!=', 'administrator')
      .where(inForceOn(dayOf(at)))
      .orderBy('person.id')
      .executeTakeFirst()
    if (!holder)
      throw new DomainError('not_found', 'この席はサンプルにありません。一覧から選び直してください。')
    return openSession(tx, { personId: holder.id, seatId, at, visit })
  })
  tellEnded(context, opened.ended)
  return opened
}
