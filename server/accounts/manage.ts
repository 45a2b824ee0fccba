import { dayOf } from '../../shared/calendar'
import { DomainError } from '../../shared/error'
import { type Actor, can } from '../../shared/permission'
import type { Db, Tx } from '../store/Store'
import { inForceOn } from './queries'

/** Every verb of the administration begins with this. */
export function assertManages(actor: Actor): void {
  if (!can(actor, 'accounts.manage', null))
    throw new DomainError('forbidden', 'この操作は、管理者の席からだけできます。席を切り替えてください。')
}

/** Whether somebody real can administer on `day`. */
export async function hasAdministrator(db: Db, day: string): Promise<boolean> {
  const someone = await db
    .selectFrom('appointment')
    .innerJoin('person', 'person.id', 'appointment.person_id')
    .innerJoin('seat', 'seat.id', 'appointment.seat_id')
    .select('appointment.id')
    .where('seat.duty', '=', 'administrator')
    .where('person.disabled_at', 'is', null)
    .where('person.is_sample', '=', 0)
    .where(inForceOn(day))
    .limit(1)
    .executeTakeFirst()
  return someone !== undefined
}

/** The act just done must not have locked everybody out; throwing undoes it. */
export async function assertAdministratorRemains(tx: Tx, at: number): Promise<void> {
  if (!(await hasAdministrator(tx, dayOf(at))))
    throw new DomainError(
      'conflict',
      '管理者がいなくなるため、この操作はできません。先に、ほかの人を管理者の席に招待してください。',
    )
}
