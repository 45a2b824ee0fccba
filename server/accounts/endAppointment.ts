import { addDays, dayOf } from '../../shared/calendar'
import { DomainError, faultAt } from '../../shared/error'
import type { Actor } from '../../shared/permission'
import type { Context } from '../context'
import type { Tx } from '../store/Store'
import { endSessionsOf } from './endSessions'
import { assertAdministratorRemains, assertManages } from './manage'
import { tellEnded } from './openSession'
import { actorOf } from './queries'

/** A person leaves a seat after `lastDay`, or at once without one. What was done from the seat stays as it is. */
export async function endAppointment(
  context: Context,
  actor: Actor,
  { appointmentId, lastDay }: { appointmentId: string; lastDay?: string | undefined },
): Promise<void> {
  assertManages(actor)
  const at = context.now()
  const { personId, ended } = await context.store.transaction(async (tx) => {
    const held = await find(tx, appointmentId)
    const toOn = lastDay ?? addDays(dayOf(at), -1)
    // An appointment ended at once on its first day was in force on no whole day: its range is empty.
    if (lastDay !== undefined && lastDay < held.from_on) throw fault(`${held.from_on}`)
    await tx.updateTable('appointment').set({ to_on: toOn }).where('id', '=', appointmentId).execute()
    await assertAdministratorRemains(tx, at)
    return { personId: held.person_id, ended: await endIfOver(tx, held, at) }
  })
  tellEnded(context, ended)
  context.events.emit('accessChanged', { personId })
}

interface Held {
  person_id: string
  seat_id: string
  from_on: string
}

async function find(tx: Tx, appointmentId: string): Promise<Held> {
  const held = await tx
    .selectFrom('appointment')
    .innerJoin('seat', 'seat.id', 'appointment.seat_id')
    .select(['appointment.person_id', 'appointment.seat_id', 'appointment.from_on'])
    .where('appointment.id', '=', appointmentId)
    .where('seat.is_sample', '=', 0)
    .executeTakeFirst()
  if (!held) throw new DomainError('not_found', '任用が見つかりません。一覧を開き直してください。')
  return held
}

/** The same seat may be held by another row of the same person: then the session goes on. */
async function endIfOver(tx: Tx, held: Held, at: number) {
  if (await actorOf(tx, held.person_id, held.seat_id, dayOf(at))) return []
  return endSessionsOf(tx, at, { personId: held.person_id, seatId: held.seat_id })
}

function fault(from: string): DomainError {
  const message = `最後の日は、就任の日（${from}）以後の日にしてください。`
  return faultAt('lastDay', message)
}
