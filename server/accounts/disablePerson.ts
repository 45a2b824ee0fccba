import { DomainError } from '../../shared/error'
import type { Actor } from '../../shared/permission'
import type { Context } from '../context'
import type { Tx } from '../store/Store'
import { endSessionsOf } from './endSessions'
import { expireInvitations } from './invitation'
import { assertAdministratorRemains, assertManages } from './manage'
import { tellEnded } from './openSession'

/** Shuts a person out at once, everywhere; the seats stay theirs for the day they are let in again. */
export async function disablePerson(context: Context, actor: Actor, personId: string): Promise<void> {
  assertManages(actor)
  const at = context.now()
  const ended = await context.store.transaction(async (tx) => {
    await setDisabled(tx, personId, at)
    await expireInvitations(tx, at, { forPerson: personId })
    await assertAdministratorRemains(tx, at)
    return endSessionsOf(tx, at, { personId })
  })
  tellEnded(context, ended)
  context.events.emit('accessChanged', { personId })
}

/** Lets a person in again, with the password as it was. */
export async function enablePerson(context: Context, actor: Actor, personId: string): Promise<void> {
  assertManages(actor)
  await context.store.transaction((tx) => setDisabled(tx, personId, null))
}

/** Signs a person out everywhere. */
export async function endSessionsOfPerson(context: Context, actor: Actor, personId: string): Promise<void> {
  assertManages(actor)
  const ended = await context.store.transaction((tx) => endSessionsOf(tx, context.now(), { personId }))
  tellEnded(context, ended)
}

async function setDisabled(tx: Tx, personId: string, at: number | null): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('person')
    .set({ disabled_at: at })
    .where('id', '=', personId)
    .where('is_sample', '=', 0)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n)
    throw new DomainError('not_found', '利用者が見つかりません。一覧を開き直してください。')
}
